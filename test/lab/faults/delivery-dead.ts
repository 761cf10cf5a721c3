import {type Fault, newest} from '../fault.ts';
import {home, user} from '../gateway.ts';
import {inBox} from '../openclaw.ts';
import {until} from '../until.ts';

const database = `${home}/.openclaw/state/openclaw.sqlite`;

export const deliveryDead: Fault = {
  name: 'delivery-dead',
  code: 'delivery-dead',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /2 messages of queue lab-outbound were given up/,
  named: /dead-letter|deliveryQueues/,
  note: 'Two messages are dead letters; everything is green.',
  // As the gateway leaves one after its last try; to make it give up by itself takes hours of tries.
  make: async (lab) => {
    await sql(lab, insert(1) + insert(2));
    await until('health tells of it', 90_000, async () => {
      const said = await lab.as(['openclaw', 'gateway', 'call', 'health', '--json', '--timeout', '10000']);
      return said.stdout.includes('lab-outbound') ? true : null;
    });
  },
  undo: async (lab) => {
    await sql(lab, "DELETE FROM delivery_queue_entries WHERE queue_name = 'lab-outbound';");
    await until('health has forgotten it', 90_000, async () => {
      const said = await lab.as(['openclaw', 'gateway', 'call', 'health', '--json', '--timeout', '10000']);
      return said.exit === 0 && !said.stdout.includes('lab-outbound') ? true : null;
    });
  },
};

function insert(number: number): string {
  const at = Date.now() - 3_600_000;
  return (
    'INSERT INTO delivery_queue_entries (queue_name, id, status, channel, entry_json, enqueued_at, updated_at, failed_at, retry_count) ' +
    `VALUES ('lab-outbound', 'lab-${number}', 'failed', 'telegram', '{}', ${at}, ${at}, ${at}, 9);`
  );
}

async function sql(
  lab: {as(argv: readonly string[]): Promise<{readonly exit: number | null; readonly stderr: string}>},
  words: string,
): Promise<void> {
  const program = `const {DatabaseSync} = require('node:sqlite'); const db = new DatabaseSync('${database}'); db.exec('PRAGMA busy_timeout=5000'); db.exec(${JSON.stringify(words)}); db.close();`;
  const said = await lab.as([inBox.node24, '-e', program]);
  if (said.exit !== 0) throw new Error(`The database of ${user} could not be changed: ${said.stderr}`);
}
