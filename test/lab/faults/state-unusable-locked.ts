import {type Fault, newest} from '../fault.ts';
import {home, user} from '../gateway.ts';
import {journalSays, start, stop} from '../hands.ts';
import {inBox} from '../openclaw.ts';
import {until} from '../until.ts';

const database = `${home}/.openclaw/state/openclaw.sqlite`;
const holder = '/tmp/lab-holds-state.mjs';

export const stateUnusableLocked: Fault = {
  name: 'state-unusable-locked',
  code: 'state-unusable',
  behind: ['unit-down', 'crash-loop', 'gateway-starting', 'start-limit-hit'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /Gateway failed to start: database is locked/,
  named: /database is locked/,
  note: 'A database shell holds the state database in a transaction.',
  make: async (lab) => {
    await lab.box.write(
      holder,
      `import {DatabaseSync} from 'node:sqlite';\nconst file = new DatabaseSync('${database}');\nfile.exec('BEGIN EXCLUSIVE');\nconsole.log('held');\nsetInterval(() => {}, 1e6);\n`,
      {mode: '644'},
    );
    await lab.box.sh(['bash', '-c', `runuser -u ${user} -- setsid ${inBox.node24} ${holder} >${holder}.log 2>&1 &`]);
    await until('the database is held', 20_000, async () => ((await lab.box.read(`${holder}.log`)).includes('held') ? true : null));
    await start(lab);
    await journalSays(lab, /Gateway failed to start: database is locked/);
  },
  undo: async (lab) => {
    await lab.box.sh(['pkill', '-f', holder]);
    await stop(lab);
    await lab.box.sh(['bash', '-c', `rm -f ${holder} ${holder}.log`]);
  },
};
