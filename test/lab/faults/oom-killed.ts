import {both, type Fault} from '../fault.ts';
import {noMemoryLimit, startWithMemory, stop} from '../hands.ts';

export const oomKilled: Fault = {
  name: 'oom-killed',
  code: 'oom-killed',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'gateway-starting'],
  allowed: ['memory-short'],
  versions: both,
  from: 'stopped',
  quotes: /Killed process \d+ \((?:MainThread|openclaw-gatewa)\) .*anon-rss:\d+kB/,
  named: /\boom|out of memory/i,
  note: 'The kernel kills the gateway in a memory group of 150 MB.',
  make: async (lab) => {
    await startWithMemory(lab, 150);
    await lab.shows({SubState: 'auto-restart'}, 180_000);
  },
  undo: async (lab) => {
    await stop(lab);
    await noMemoryLimit(lab);
  },
};
