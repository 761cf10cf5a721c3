import {type Fault, newest} from '../fault.ts';
import {dropIn, journalSays, noDropIns, start, stop} from '../hands.ts';

export const unitForbidsFiles: Fault = {
  name: 'unit-forbids-files',
  code: 'unit-forbids',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'gateway-starting', 'refused-to-start'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /Reason: spawn busctl EMFILE/,
  named: /LimitNOFILE|EMFILE/,
  note: 'A drop-in allows forty open files: each start ends in "an unexpected runtime error" with the advice to run doctor.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nLimitNOFILE=40');
    await start(lab).catch(() => {});
    await journalSays(lab, /Reason: .*EMFILE[\s\S]*code=exited/);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
