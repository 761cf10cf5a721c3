// Records what the command line of a real OpenClaw prints on a host in the lab, healthy and with faults:
//   npm run record:drill [-- RELEASE [STATE…]]
// The healthy answers are what the drill's own command line is made from (src/drill/openclaw/recorded), the others are what it is held
// against (test/drill/recordings/cli). For a new release: add it to the lab, record, and look at the difference.
import {mkdirSync, writeFileSync} from 'node:fs';
import type {Answer, Recorded} from '../../src/drill/openclaw/recorded.ts';
import {faults} from '../lab/faults/index.ts';
import {type Lab, labUp, user} from '../lab/gateway.ts';
import {installReady, startReady, stop} from '../lab/hands.ts';
import {versions} from '../lab/openclaw.ts';
import {answerName, commandsIn, recordedStates} from './recorded-states.ts';

const [wanted, ...only] = process.argv.slice(2);
const release = versions.find((one) => one === wanted) ?? versions[0];

/** Some commands never end against a port that is not the gateway's. */
const limitSeconds = 60;

const lab = await labUp(release);
try {
  await installReady(lab);
  for (const state of recordedStates.filter((one) => one.releases.includes(release) && (only.length === 0 || only.includes(one.name))))
    await record(lab, state.name).catch((error: unknown) => console.log(`${state.name}: ${String(error).slice(0, 300)}`));
} finally {
  await lab.down();
}

async function record(on: Lab, state: string): Promise<void> {
  const fault = faults.find((one) => one.name === state);
  const {ActiveState: active} = await on.show('ActiveState');
  if (fault?.from === 'stopped') await stop(on);
  else if (active !== 'active') await startReady(on);
  await on.forget();
  try {
    await fault?.make(on);
    const answers: Record<string, Answer> = {};
    for (const command of commandsIn(state)) answers[answerName(command)] = await answerOf(on, command);
    keep({release, state, answers});
  } finally {
    await fault?.undo(on);
  }
}

async function answerOf(on: Lab, command: string): Promise<Answer> {
  const argv = ['timeout', String(limitSeconds), 'openclaw', ...command.split(' ')];
  const {exit, stdout, stderr, tookMs} = await on.box.as(user, argv);
  return {exit: exit === 124 ? null : exit, tookMs, stdout: parsed(stdout), stderr: stderr.slice(0, 2_000)};
}

/** One object, or one a line, or a text. */
function parsed(text: string): unknown {
  const lines = text.trimEnd().split('\n');
  try {
    return shortened(JSON.parse(text));
  } catch {
    try {
      return lines.map((line) => shortened(JSON.parse(line)));
    } catch {
      return text.slice(0, 4_000);
    }
  }
}

/** Of many things of one kind the first three are enough. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return (value.every((one) => typeof one === 'object') ? value.slice(0, 3) : value).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shortened(one)]));
}

function keep(recorded: Recorded): void {
  const folder = new URL(recorded.state === 'healthy' ? '../../src/drill/openclaw/recorded/' : 'recordings/cli/', import.meta.url);
  mkdirSync(folder, {recursive: true});
  const name = recorded.state === 'healthy' ? release : `${recorded.state}.${release}`;
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(recorded, null, 1)}\n`);
  console.log(
    `${recorded.state}: ${Object.values(recorded.answers)
      .map(({exit}) => exit ?? 'no end')
      .join(' ')}`,
  );
}
