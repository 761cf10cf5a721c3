import {both, type Fault} from '../fault.ts';
import {home, port, user} from '../gateway.ts';
import {ended, start, stays, stop} from '../hands.ts';

export const foregroundOwner: Fault = {
  name: 'foreground-owner',
  code: 'foreground-owner',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit', 'port-taken', 'sources-disagree'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /127\.0\.0\.1:18789 pid \d+ \(openclaw(?:-gateway)?\) of user ops, .*in session-lab\.scope/,
  named: /(foreground|not managed|outside|manual|another OpenClaw process|another gateway)/i,
  note: 'Somebody runs a gateway in a shell; the unit is refused with 78. All is green and nothing will survive the logout.',
  make: async (lab) => {
    await stays(lab, user, ['openclaw', 'gateway', 'run', '--port', String(port)], `${home}/foreground.pid`);
    await lab.ready();
    // The service of older releases kills what it takes for a stale gateway of the same user; there the unit stays stopped.
    if (lab.version === '2026.4.14' || lab.version === '2026.6.11') return;
    await start(lab);
    await lab.shows({ActiveState: 'failed'}, 180_000);
  },
  undo: async (lab) => {
    await ended(lab, `${home}/foreground.pid`);
    await stop(lab);
  },
};
