import {both, type Fault} from '../fault.ts';
import {dropIn, journalSays, noDropIns, start, stop} from '../hands.ts';

export const unitForbids: Fault = {
  name: 'unit-forbids',
  code: 'unit-forbids',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /50-lab\.conf: Service\.MemoryDenyWriteExecute=yes/,
  named: /MemoryDenyWriteExecute/,
  note: 'A unit was hardened with a list that was made for programs in C: Node may not compile, and dies before its first line.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nMemoryDenyWriteExecute=yes');
    await start(lab).catch(() => {});
    await journalSays(lab, /code=(?:killed|dumped), status=5\/TRAP/);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
