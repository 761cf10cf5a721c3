import {type Fault, newest} from '../fault.ts';
import {home} from '../gateway.ts';
import {inBox} from '../openclaw.ts';

export const updateUnfinished: Fault = {
  name: 'update-unfinished',
  code: 'update-unfinished',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /An update from 2026\.9\.6 by cli was begun .* and stands at "requested"; the process that does it, pid \d+, is gone/,
  named: /abandoned|activeRun|interrupted/,
  note: 'A real update of OpenClaw is killed once it has written down that it began.',
  make: async (lab) => {
    const said = await lab.as([inBox.node24, '-e', killedOnceItIsKept]);
    if (said.exit !== 0) throw new Error(`The update could not be cut off: ${said.stderr}`);
  },
  // The next one takes note of it, and ends by itself because nobody here owns the package.
  undo: async (lab) => {
    await lab.as(['openclaw', 'update', '--yes', '--json']);
  },
};

const killedOnceItIsKept = `
const {spawn} = require('node:child_process');
const {DatabaseSync} = require('node:sqlite');
const updating = spawn('openclaw', ['update', '--yes', '--json'], {detached: true, stdio: 'ignore'});
updating.once('exit', () => { console.error('it ended by itself'); process.exit(1); });
const look = () => {
  try {
    const db = new DatabaseSync('${home}/.openclaw/state/openclaw.sqlite', {readOnly: true});
    const [run] = db.prepare("SELECT origin_json FROM update_runs WHERE status = 'running'").all();
    db.close();
    // The command starts itself anew in a session of its own, and that one does the update.
    const driver = run === undefined ? undefined : JSON.parse(run.origin_json).driver?.pid;
    if (driver !== undefined) {
      process.kill(driver, 'SIGKILL');
      process.kill(-updating.pid, 'SIGKILL');
      process.exit(0);
    }
  } catch {}
  setTimeout(look, 20);
};
look();
`;
