import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';
import type {Event, Session} from '../../src/model/index.ts';
import {foldEvents} from '../../src/session/fold.ts';
import {ticket} from '../../src/ticket/index.ts';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

/** A run of the whole suite proves the habit; RUNGS_KILLS=1000 gives the figure of the README. */
const kills = Number(process.env['RUNGS_KILLS'] ?? 12);
/** Every resumed console looks at everything again, so a session that is never left grows and starts slower. */
const killsOfOne = 8;
const drills = ['first-ladder', 'port-thief', 'hard-coded-path', 'half-session'];

/** What the screen has acknowledged of one session. */
interface Acknowledged {
  readonly notes: string[];
  readonly reasons: string[];
  readonly commands: string[];
  hints: number;
  acts: number;
  /** The rung it stands on; null before anything was seen. */
  at: number | null;
}

it(
  `loses nothing that the screen has acknowledged, ${kills} times killed at a random moment`,
  async () => {
    const random = seeded(20_261_121);
    const place = newPlace();
    const state = join(place.env['XDG_STATE_HOME']!, 'rungs');
    const total = {kills: 0, acknowledged: 0, torn: 0, placeholderSession: 0};
    for (let number = 0; total.kills < kills; number += 1) {
      const seen: Acknowledged = {notes: [], reasons: [], commands: [], hints: 0, acts: 0, at: null};
      const earlier = new Set(sessions(state));
      let id: string | undefined;
      for (let round = 0; round < killsOfOne && total.kills < kills; round += 1) {
        const words = id === undefined ? ['drill', drills[number % drills.length]!, '--seed', String(number)] : ['walk', '--session', id];
        const before = id === undefined ? null : foldEvents(readJournal(join(state, id, 'journal.jsonl')).events);
        await killed(drive(words, {env: place.env}), before, seen, random);
        total.kills += 1;
        id ??= sessions(state).find((one) => !earlier.has(one));
        if (id === undefined) {
          total.placeholderSession += 1;
          continue;
        }
        total.torn = Math.max(total.torn, kept(join(state, id, 'journal.jsonl'), seen));
      }
      if (id !== undefined) shown(id, place.env, seen);
      total.acknowledged += seen.notes.length + seen.reasons.length + seen.commands.length + seen.hints + seen.acts;
    }
    process.stderr.write(
      `${total.kills} consoles killed, ${total.placeholderSession} of them before there was anything to keep; ${total.acknowledged} things acknowledged, 0 lost; ${total.torn} torn lines set aside\n`,
    );
  },
  60_000 + kills * 5000,
);

function sessions(state: string): readonly string[] {
  try {
    return readdirSync(state).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}

/** Presses keys until it is killed, at a moment that may lie before its first frame or between two of its events. */
async function killed(terminal: Terminal, before: Session | null, seen: Acknowledged, random: () => number): Promise<void> {
  const kill = () => terminal.kill('SIGKILL');
  let timer = random() < 0.15 ? setTimeout(kill, random() * 600) : undefined;
  try {
    const begins = (text: string) => text.includes('enter begins');
    if (before !== null) expect(here(await terminal.until('the walk again', walks))).toBe(before.at);
    else if (!begins(await terminal.until('the story, or a choice', (text) => begins(text) || text.includes('enter pick'))))
      terminal.press('\r');
    if (before === null) {
      await terminal.until('the story', begins);
      terminal.press('\r');
    }
    await terminal.until('the walk', walks);
    timer ??= setTimeout(kill, random() * 1000);
    for (;;) await step(terminal, seen, random);
  } catch (error) {
    // What it waited for came no more; anything else is a failure.
    if (!(error as Error).message.includes('before the process ended')) throw error;
  } finally {
    clearTimeout(timer);
    kill();
  }
  await terminal.ended;
  const at = here(terminal.screen().join('\n'));
  if (at !== null) seen.at = at;
}

/** One thing a responder does, awaited until the screen has said that it is done. */
async function step(terminal: Terminal, seen: Acknowledged, random: () => number): Promise<void> {
  const word = Math.floor(random() * 1e9).toString(36);
  const answer = async (keys: string, question: string, text: string, done: (screen: string) => boolean) => {
    terminal.press(keys);
    await terminal.until(question, (screen) => screen.includes(question));
    terminal.press(`${text}\r`);
    await terminal.until(`${text} acknowledged`, done);
  };
  const choice = random();
  if (choice < 0.4) {
    await answer('a', 'note: ▏', `seen ${word} at 3 ☾`, (screen) => screen.includes('noted'));
    seen.notes.push(`seen ${word} at 3 ☾`);
  } else if (choice < 0.55) {
    await answer('s', 'why skip: ▏', `because ${word}`, walks);
    seen.reasons.push(`because ${word}`);
  } else if (choice < 0.7) {
    await answer('x', 'command: ▏', `uname -s ${word}`, walks);
    seen.commands.push(`uname -s ${word}`);
  } else if (choice < 0.75) {
    await act(terminal, seen);
  } else if (choice < 0.82) {
    terminal.press('h');
    const page = await terminal.until('the hints', (screen) => / \d+ of \d+ taken/.test(screen));
    seen.hints = Math.max(seen.hints, Number(/ (\d+) of \d+ taken/.exec(page)![1]));
    terminal.press('\u001B');
    await terminal.until('the walk again', walks);
  } else {
    const from = here(terminal.screen().join('\n'))!;
    const last = terminal.screen().join('\n').includes('that was the last rung');
    terminal.press(choice < 0.91 ? 'n' : 'p');
    await terminal.until(
      'another rung, or the end',
      (screen) => here(screen) !== from || /this is the (first|last) rung/.test(screen) || last,
    );
  }
}

/** The first thing that can be done about what was found, armed with its word and run. */
async function act(terminal: Terminal, seen: Acknowledged): Promise<void> {
  terminal.press('e');
  const offered = await terminal.until(
    'what can be done, or nothing',
    (screen) => screen.includes('What can be done') || screen.includes('act: nothing'),
  );
  if (offered.includes('act: nothing')) return;
  terminal.press('1');
  const asked = await terminal.until(
    'the confirm screen',
    (screen) => screen.includes('This can change the host') && /runs? it: ▏|to run it: ▏/.test(screen),
  );
  terminal.press(`${/type "([^"]+)" to run it/.exec(asked)?.[1] ?? ''}\r`);
  await terminal.until('the act begun', walks);
  seen.acts += 1;
}

/** The walk itself, with all its keys, not a question, a page or the time before it. */
const walks = (screen: string) => /\? help +q quit/.test(screen);

/** The rung that the strip marks; null where there is none yet. */
function here(screen: string): number | null {
  const found = /▸\S ?(\d) /.exec(screen.split('\n').find((line) => /\d .*▸\S ?\d |^▸\S ?\d /.test(line)) ?? '');
  return found === null ? null : Number(found[1]) - 1;
}

/** Journal and ticket hold all that was acknowledged, the journal in a whole chain; returns how many torn lines it set aside. */
function kept(path: string, seen: Acknowledged): number {
  const {events, broken, torn} = readJournal(path);
  expect(broken).toEqual([]);
  const of = <T extends Event['type']>(type: T) => events.filter((event): event is Event & {type: T} => event.type === type);
  expect(of('noted').map((event) => event.text)).toEqual(expect.arrayContaining(seen.notes));
  expect(of('skipped').map((event) => event.reason)).toEqual(expect.arrayContaining(seen.reasons));
  expect(of('own-started').map((event) => event.argv.join(' '))).toEqual(expect.arrayContaining(seen.commands));
  expect(of('own-started').filter((event) => event.armed).length).toBeGreaterThanOrEqual(seen.acts);
  expect(of('hinted').length).toBeGreaterThanOrEqual(seen.hints);
  // The last key may have moved it further than the last frame could show.
  if (seen.at !== null) expect([0, ...of('moved').map((event) => event.to)].slice(-2)).toContain(seen.at);
  const text = ticket(foldEvents(events)!, {now: events.at(-1)!.at, lastHash: null, journalPath: null});
  for (const one of [...seen.notes, ...seen.reasons, ...seen.commands]) expect(text).toContain(one);
  return torn.length;
}

/** The shipped program prints the ticket and says of the chain what is true. */
function shown(id: string, env: Readonly<Record<string, string>>, seen: Acknowledged): void {
  const printed = run(['ticket', id], env);
  expect(printed.code).toBe(0);
  for (const text of [...seen.notes, ...seen.reasons, ...seen.commands]) expect(printed.stdout).toContain(text);
  const verified = run(['ticket', id, '--verify'], env);
  expect(verified.stdout).toMatch(verified.code === 0 ? /the chain holds/ : /^line \d+ is torn/);
}

/** The same keys in every run; what they meet is up to the machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
