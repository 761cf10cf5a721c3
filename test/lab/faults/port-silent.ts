import {type Fault, newest} from '../fault.ts';
import {files, home, uid, user} from '../gateway.ts';
import {ended, journalSays, start, stays, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';
import {until} from '../until.ts';

export const portSilent: Fault = {
  name: 'port-silent',
  code: 'port-silent',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /nobody listens/,
  named: /state lock|lifecycle|ownership|another OpenClaw process/i,
  note: 'A maintenance run of OpenClaw hangs with the state lock in its hands: the unit is active/running, waits, and nobody listens.',
  make: async (lab) => {
    const lock = `${files.state}/tmp/openclaw-${uid}/gateway.state.lock.sqlite`;
    const hold = `const {DatabaseSync} = require('node:sqlite'); const db = new DatabaseSync(process.argv[1]); db.exec('BEGIN EXCLUSIVE'); setInterval(() => db.isOpen, 60e3);`;
    await stays(lab, user, [inBox.node24, '-e', hold, lock], `${home}/holder.pid`);
    await start(lab);
    await journalSays(lab, /already running under systemd; waiting/);
    // Rungs gives a start a minute before it calls it more than slow.
    await until('the unit has been up for a minute', 180_000, async () => {
      const [since, now] = (await lab.as(['bash', '-c', `systemctl --user show openclaw-gateway -p ActiveEnterTimestampMonotonic --value; cut -d' ' -f1 /proc/uptime`])).stdout.split('\n');
      return Number(now) * 1e6 - Number(since) > 62e6 ? true : null;
    });
  },
  undo: async (lab) => {
    await stop(lab);
    await ended(lab, `${home}/holder.pid`);
  },
};
