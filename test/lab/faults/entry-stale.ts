import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const entryStale: Fault = {
  name: 'entry-stale',
  code: 'entry-stale',
  behind: ['version-skew'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /unit: \/srv\/openclaw-old\/node_modules\/openclaw\/dist\/index\.js/,
  named: /\/srv\/openclaw-old/,
  note: 'The unit starts an installation of the same release in another place; the next upgrade will reach only one of them.',
  make: async (lab) => {
    await lab.box.sh(['mkdir', '-p', '/srv/openclaw-old']);
    await lab.box.sh(['mount', '--bind', inBox.root(lab.version), '/srv/openclaw-old']);
    await execStart(lab, `${inBox.node24} /srv/openclaw-old/node_modules/openclaw/dist/index.js gateway --port ${port}`);
  },
  undo: async (lab) => {
    await noDropIns(lab);
    await lab.box.sh(['umount', '/srv/openclaw-old']);
    await lab.box.sh(['rmdir', '/srv/openclaw-old']);
  },
};
