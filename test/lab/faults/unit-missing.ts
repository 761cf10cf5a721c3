import {both, type Fault} from '../fault.ts';
import {files} from '../gateway.ts';

export const unitMissing: Fault = {
  name: 'unit-missing',
  code: 'unit-missing',
  behind: ['unit-down'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /openclaw-gateway\.service: not found in the user and in the system manager/,
  named: /not installed|not-found|missing unit/i,
  note: 'The unit file is gone, and with it every start after a reboot.',
  make: async (lab) => {
    await lab.box.sh(['mv', files.unit, `${files.state}/../unit.kept`]);
    await lab.systemctl('daemon-reload');
  },
  undo: async (lab) => {
    await lab.box.sh(['mv', `${files.state}/../unit.kept`, files.unit]);
    await lab.systemctl('daemon-reload');
  },
};
