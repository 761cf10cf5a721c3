import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const heapLimit: Fault = {
  name: 'heap-limit',
  code: 'heap-limit',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /--max-old-space-size=40\b[\s\S]*Reached heap limit/,
  named: /heap (limit|out of memory)/i,
  note: 'V8 may use 40 MB and the gateway wants more: it aborts itself; the kernel has killed nothing.',
  make: async (lab) => {
    // Half a minute between the starts, so that the look falls between them and the box is not kept busy.
    await execStart(lab, `${inBox.node24} --max-old-space-size=40 ${inBox.entry(lab.version)} gateway --port ${port}`, 'RestartSec=30');
    await start(lab);
    await lab.shows({Result: 'signal', SubState: 'auto-restart'}, 180_000);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
