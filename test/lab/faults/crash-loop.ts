import {both, type Fault} from '../fault.ts';
import {unit} from '../gateway.ts';
import {dropIn, noDropIns, start, stop} from '../hands.ts';

export const crashLoop: Fault = {
  name: 'crash-loop',
  code: 'crash-loop',
  behind: ['gateway-starting', 'unit-down', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /unit openclaw-gateway\.service: [\s\S]*(?:\d\d:\d\d:\d\dZ main process killed, status 9\s*){3}/,
  named: /crash.?loop|repeated crashes/i,
  note: 'The process is killed three times within seconds, and nobody knows by whom: diagnose, do not restart.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nRestartSec=200ms');
    await start(lab);
    for (const restarts of ['0', '1', '2']) {
      await lab.shows({NRestarts: restarts, SubState: 'running'});
      // The last wait is long, so that the look falls between two starts.
      if (restarts === '2') await dropIn(lab, '[Service]\nRestartSec=60');
      await lab.systemctl('kill', '--signal', 'KILL', '--kill-whom', 'main', unit);
    }
    await lab.shows({SubState: 'auto-restart'});
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
  },
};
