import {both, type Fault} from '../fault.ts';
import {port} from '../gateway.ts';
import {execStart, noDropIns, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const startLimitHit: Fault = {
  name: 'start-limit-hit',
  code: 'start-limit-hit',
  behind: ['crash-loop', 'unit-down'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /openclaw-gateway\.service: Start request repeated too quickly/,
  named: /repeated crashes|start.?limit/i,
  note: 'The cause has been repaired, but systemd had given up before and still refuses to start.',
  make: async (lab) => {
    // A tenth of a second between the starts instead of five: the limit is reached in seconds and not in a minute.
    await execStart(lab, `${inBox.node24} /opt/openclaw/2026.1.1/dist/entry.js gateway --port ${port}`, 'RestartSec=100ms');
    await start(lab);
    await lab.shows({ActiveState: 'failed'}, 180_000);
    await noDropIns(lab);
  },
  undo: stop,
};
