import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';

export const reloadNeeded: Fault = {
  name: 'reload-needed',
  code: 'reload-needed',
  behind: [],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /Service\.RestartSec: loaded 5s, on disk 7/,
  named: /daemon-reload/,
  note: 'The unit file is edited and systemd is not told; the old values stay in force.',
  make: async (lab) => {
    await lab.box.sh(['sed', '-i', 's/^RestartSec=5$/RestartSec=7/', files.unit]);
    await lab.shows({NeedDaemonReload: 'yes'});
  },
  undo: async (lab) => {
    await lab.box.sh(['sed', '-i', 's/^RestartSec=7$/RestartSec=5/', files.unit]);
    await lab.systemctl('daemon-reload');
    await lab.shows({NeedDaemonReload: 'no'});
  },
};
