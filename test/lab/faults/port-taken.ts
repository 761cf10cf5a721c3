import {both, type Fault} from '../fault.ts';
import {home, port, user} from '../gateway.ts';
import {ended, start, stays, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';
import {until} from '../until.ts';

export const portTaken: Fault = {
  name: 'port-taken',
  code: 'port-taken',
  behind: [
    'gateway-starting',
    'gateway-not-ready',
    'gateway-hung',
    'crash-loop',
    'unit-down',
    'sources-disagree',
    'channels-suppressed',
    'channel-down',
  ],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /127\.0\.0\.1:18789 pid \d+ \(\S+\/node -e [\s\S]*\/healthz 404: <html>preview<\/html>/,
  named: /pid \d+/,
  note: "Another program answers HTTP on the gateway's port; the unit stays active/running and tries again for ever.",
  make: async (lab) => {
    const server = `require('http').createServer((q, s) => { s.writeHead(404, {'content-type': 'text/html'}); s.end('<html>preview</html>'); }).listen(${port}, '127.0.0.1')`;
    await stays(lab, user, [inBox.node24, '-e', server, 'preview'], `${home}/preview.pid`);
    await until('the other program listens', 10_000, async () => ((await lab.http('/healthz')).status === 404 ? true : null));
    await start(lab);
    await lab.shows({ActiveState: 'active', SubState: 'running'});
  },
  undo: async (lab) => {
    await stop(lab);
    await ended(lab, `${home}/preview.pid`);
  },
};
