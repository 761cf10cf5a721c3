import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {loadDrill, startDrill} from '../drill/index.ts';
import {type Cleaner, recorded} from '../host/index.ts';
import {sessionsFolder} from '../journal/index.ts';
import type {Host} from '../model/index.ts';
import {loadRunbook} from '../runbook/load.ts';
import {confirm} from '../session/gate/index.ts';
import {clipboardSequence} from '../terminal/index.ts';
import {beginSession} from './begin-session.ts';
import {describeBug} from './bug.ts';
import {type Entered, enter} from './open-gateway.ts';
import {planting} from './planting.ts';
import {formsOf, hiddenSentinels, type Sentinel, sentinels} from './sentinels.ts';
import type {Walking} from './walking.ts';

/** Plants secrets of every kind on a drill host, walks the ladder, and searches everything that was kept or shown for them. */
export async function selftest(out: string | undefined): Promise<number> {
  const known = sentinels();
  // Never written where secrets are kept, so that only its shape betrays it.
  const strange = sentinels().filter((one) => one.shapeless !== true);
  const hidden = hiddenSentinels();
  const planted = [...known, ...strange, ...hidden];
  mkdirSync(sessionsFolder(out), {recursive: true, mode: 0o700});
  const base = mkdtempSync(join(sessionsFolder(out), 'selftest-'));
  const running = await startDrill(loadDrill('hard-coded-path'), 1, {
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 50))),
  });
  await stopGateway(running.host);
  const tape: string[] = [];
  // As every console does before anything of the host is shown.
  const entered = await enter(planting(running.host, {known, strange, hidden}), {find: {}});
  const {cleaner} = entered;
  const walking = await beginOn({...entered, host: recorded(entered.host, cleaner, (line) => tape.push(line))}, base);
  await walkLadder(walking, [...known, ...strange]);
  walking.dispatch({
    type: 'noted',
    at: entered.host.clock.now(),
    rung: 'status',
    text: cleaner.clean(`the key is ${planted[0]!.value}`, 'responder'),
  });
  walking.close({how: 'self-test', over: true});
  const {folder} = walking;
  const ticket = readFileSync(join(folder, 'ticket.md'), 'utf8');
  const places: Readonly<Record<string, string>> = {
    journal: readFileSync(join(folder, 'journal.jsonl'), 'utf8'),
    ticket,
    recording: tape.join('\n'),
    frames: (await import('./selftest-frames.tsx')).everyFrame(walking.session(), ticket),
    clipboard: Buffer.from(clipboardSequence(ticket, {}).bytes.slice(7), 'base64').toString(),
    'crash report': await describeBug(new Error(planted.map((one) => one.value).join(' '))),
  };
  rmSync(base, {recursive: true, force: true});
  return report(places, planted, cleaner);
}

async function beginOn(entered: Entered, base: string): Promise<Walking> {
  const [gateway] = entered.gateways;
  const loaded = await loadRunbook('ladder', async () => ({seen: false, why: 'missing', detail: ''}));
  if (gateway === undefined || !loaded.ok) throw new Error('the drill host of the self-test has no gateway');
  const facts = {name: entered.host.name, kind: 'drill', os: 'linux', user: gateway.user.name} as const;
  const begun = beginSession({
    opened: {...entered, facts, responder: 'selftest'},
    gateway,
    runbook: loaded.runbook,
    resume: null,
    drill: null,
    base,
    id: 'selftest',
    random: Math.random,
  });
  if ('problem' in begun) throw new Error(begun.problem);
  return begun.walking;
}

/** Every rung by itself, and a command with secrets in its words. */
async function walkLadder({loop, session}: Walking, typed: readonly Sentinel[]): Promise<void> {
  await loop.firstLook;
  await loop.idle();
  const secrets = typed.map((one) => `--token=${one.value}`);
  const answer = loop.ask({kind: 'own', argv: ['cat', `${session().gateway.stateDir}/.env`, ...secrets]});
  const admission = answer.is === 'arm' ? confirm(answer.arming, answer.arming.word) : null;
  if (admission !== null) void loop.run(admission);
  await loop.idle();
}

/** What runs can be asked for its environment; only what is down shows whether the files were read. */
async function stopGateway(host: Host): Promise<void> {
  const stopped = await host.run({argv: ['systemctl', '--user', 'stop', 'openclaw-gateway.service'], limitMs: 60_000, keepBytes: 1000});
  if (!stopped.seen || stopped.value.exit !== 0) throw new Error('the gateway of the self-test could not be stopped');
}

function report(places: Readonly<Record<string, string>>, planted: readonly Sentinel[], cleaner: Cleaner): number {
  let leaks = 0;
  for (const [place, text] of Object.entries(places)) {
    const leaked = planted.filter((one) => formsOf(one).some((form) => text.includes(form)));
    leaks += leaked.length;
    process.stdout.write(
      `${place.padEnd(13)} ${String(text.length).padStart(8)} characters, ${leaked.length === 0 ? 'no secret' : `leaked: ${leaked.map((one) => one.kind).join(', ')}`}\n`,
    );
  }
  const marks = cleaner.ledger().reduce((sum, one) => sum + one.count, 0);
  process.stdout.write(`${planted.length} secrets planted, ${marks} places marked, ${leaks} leaked\n`);
  const names = Object.keys(places);
  const chances = planted.length * names.length;
  const rate = Math.floor(((chances - leaks) / chances) * 1000) / 10;
  process.stdout.write(`rate: ${chances - leaks} of ${chances} kept out (${rate} %): each secret in ${names.join(', ')}\n${notPlanted}\n`);
  return leaks === 0 && marks >= planted.length ? 0 : 70;
}

/** So that nobody takes the rate for more than it is. */
const notPlanted = `This was the host of a drill: nothing of yours was read, and your own files may be of another shape.
not planted, because nothing would find them: a value that stands in no source that is learnt, under no name that says what it is and in
no known form; a word that logs use all the time as a password; names and places in what people write to each other.`;
