import {both, type Fault} from '../fault.ts';
import {execStart, journalSays, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const unitStartsClient: Fault = {
  name: 'unit-starts-client',
  code: 'unit-starts-client',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'gateway-starting', 'port-silent'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /ExecStart: \S+node \S+ gateway start/,
  named: /gateway start/,
  note: 'A unit by hand runs `openclaw gateway start`, which only asks systemd to start this unit.',
  make: async (lab) => {
    await execStart(lab, `${inBox.node24} ${inBox.entry(lab.version)} gateway start`);
    await start(lab);
    await journalSays(lab, /Started |Starting /);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
