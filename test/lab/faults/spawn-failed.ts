import {both, type Fault} from '../fault.ts';
import {dropIn, journalSays, noDropIns, start, stop} from '../hands.ts';

export const spawnFailed: Fault = {
  name: 'spawn-failed',
  code: 'spawn-failed',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'gateway-starting'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /(?:Failed at step CHDIR|requested working directory failed).*No such file or directory/,
  named: /CHDIR|working directory/i,
  note: 'The working directory of the unit was moved away with an old installation.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nWorkingDirectory=/srv/openclaw-old');
    await start(lab).catch(() => {});
    await journalSays(lab, /status=200\/CHDIR/);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
