import {type Fault, newest} from '../fault.ts';
import {files, home, uid, user} from '../gateway.ts';
import {ended, journalSays, start, stays, stop, upFor} from '../hands.ts';
import {inBox} from '../openclaw.ts';

export const portSilent: Fault = {
  name: 'port-silent',
  code: 'port-silent',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'stopped',
  // Where somebody has talked to it, a start under a held lock ends with a refused migration instead of waiting.
  fresh: true,
  quotes: /port 18789: no listener/,
  named: /state lock|lifecycle|ownership|another OpenClaw process/i,
  note: 'A maintenance run of OpenClaw hangs with the state lock in its hands: the unit is active/running, waits, and nobody listens.',
  make: async (lab) => {
    const lock = `${files.state}/tmp/openclaw-${uid}/gateway.state.lock.sqlite`;
    const hold = `const {DatabaseSync} = require('node:sqlite'); const db = new DatabaseSync(process.argv[1]); db.exec('BEGIN EXCLUSIVE'); setInterval(() => db.isOpen, 60e3);`;
    await stays(lab, user, [inBox.node24, '-e', hold, lock], `${home}/holder.pid`);
    await start(lab);
    await journalSays(lab, /already running under systemd; waiting/);
    // A start may take a minute.
    await upFor(lab, 62);
  },
  undo: async (lab) => {
    await stop(lab);
    await ended(lab, `${home}/holder.pid`);
  },
};
