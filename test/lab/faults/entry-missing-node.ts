import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const entryMissingNode: Fault = {
  name: 'entry-missing-node',
  code: 'entry-missing',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /\/opt\/node22-gone\/bin\/node: does not exist/,
  named: /Failed to locate executable|node22-gone.*(ENOENT|not found|missing)/is,
  note: 'A Node manager removed the Node that the unit starts: status 203 before a line of OpenClaw runs.',
  make: async (lab) => {
    await execStart(lab, `/opt/node22-gone/bin/node ${inBox.entry(lab.version)} gateway --port ${port}`);
    await start(lab);
    await lab.shows({ExecMainStatus: '203'});
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
