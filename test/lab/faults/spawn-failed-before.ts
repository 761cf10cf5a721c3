import {both, type Fault} from '../fault.ts';
import {dropIn, journalSays, noDropIns, start, stop} from '../hands.ts';

export const spawnFailedBefore: Fault = {
  name: 'spawn-failed-before',
  code: 'spawn-failed',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /50-lab\.conf: Service\.ExecStartPre=\/bin\/sh -c 'test -d \/srv\/openclaw-data'/,
  named: /ExecStartPre|Control process/i,
  note: 'A command before the gateway looks for a disk that is not mounted, and ends with 1: the gateway itself is never begun.',
  make: async (lab) => {
    await dropIn(lab, "[Service]\nExecStartPre=/bin/sh -c 'test -d /srv/openclaw-data'");
    await start(lab).catch(() => {});
    await journalSays(lab, /Control process exited, code=exited, status=1/);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
