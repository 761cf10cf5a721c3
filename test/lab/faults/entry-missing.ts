import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const entryMissing: Fault = {
  name: 'entry-missing',
  code: 'entry-missing',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /\/opt\/openclaw\/2026\.1\.1\/\S+\/dist\/entry\.js: does not exist/,
  named: /Cannot find module|MODULE_NOT_FOUND|entry.*(missing|not found)/i,
  note: 'An upgrade removed the directory that the unit starts.',
  make: async (lab) => {
    await execStart(lab, `${inBox.node24} /opt/openclaw/2026.1.1/node_modules/openclaw/dist/entry.js gateway --port ${port}`);
    await start(lab);
    await lab.shows({SubState: 'auto-restart'});
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
