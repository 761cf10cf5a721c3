import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {eventShape} from '../model/event.ts';
import type {Event} from '../model/index.ts';
import {ofToday} from './earlier.ts';
import {type Blank, type Entry, hashOf} from './line.ts';
import type {OwedLine} from './withdraw.ts';
import {type Mark, Marks} from './witness.ts';

export interface JournalRead {
  readonly events: readonly Event[];
  readonly lastHash: string;
  readonly count: number;
  /** The hash of every event by its number, also of one that was taken back. */
  readonly hashes: readonly (string | undefined)[];
  /** Lines set aside: halves that a kill or a full disk left behind, and with `why` what is whole and no event of this release. */
  readonly torn: readonly {readonly line: number; readonly bytes: number; readonly why?: string}[];
  /** Where the chain does not hold, with what was expected. */
  readonly broken: readonly {readonly line: number; readonly text: string}[];
  /** Lines that were taken back and still stand there, whole or in part: a kill came before they were blanked. */
  readonly owed: readonly OwedLine[];
}

/**
 * Reads a journal back, verifying the chain; a torn line is set aside, a broken chain is reported with where. In place of an event that
 * was taken back stands what replaced it, whether its line was blanked already or not.
 */
export function readJournal(path: string): JournalRead {
  return parseJournal(readFileSync(path, 'utf8'));
}

interface Line {
  readonly number: number;
  readonly text: string;
  readonly parsed: Parsed;
}

export function parseJournal(text: string): JournalRead {
  const read = reader();
  const lines: Line[] = text
    .split('\n')
    .flatMap((line, index) => (line === '' ? [] : [{number: index + 1, text: line, parsed: read(line)}]));
  const withdrawals = withdrawalsIn(lines);
  const events: Event[] = [];
  const torn: {line: number; bytes: number; why?: string}[] = [];
  const broken: {line: number; text: string}[] = [];
  const owed: Owing[] = [];
  const hashes: string[] = [];
  let lastHash = '';
  let count = 0;
  for (const line of lines) {
    const withdrawn = withdrawals.get(line.parsed?.n ?? count);
    const kept = keptOf(line, withdrawn);
    if (kept === null) {
      torn.push({line: line.number, bytes: Buffer.byteLength(line.text)});
      continue;
    }
    const wrong = (said: string) => broken.push({line: line.number, text: said});
    if (kept.prev !== null && kept.prev !== lastHash)
      wrong(`event ${kept.n} does not follow the one before it: ${whatChanged(kept.n, count)}`);
    else if (kept.n !== count) wrong(`event ${kept.n} stands where event ${count} was expected`);
    if (withdrawn !== undefined && kept.hash !== withdrawn.hash)
      wrong(`event ${kept.n} was taken back by its hash, and the line has another one`);
    if (kept.foreign !== undefined) torn.push({line: line.number, bytes: Buffer.byteLength(line.text), why: kept.foreign});
    else if (kept.event === null) wrong(`event ${kept.n} was taken back, and no event says what stands in its place`);
    else events.push(kept.event);
    if (withdrawn !== undefined && !isBlank(line.parsed)) owed.push({...line, n: kept.n, withdrawn: kept.hash});
    hashes[kept.n] = kept.hash;
    lastHash = kept.hash;
    count = kept.n + 1;
  }
  return {events, lastHash, count, hashes, torn, broken, owed: owed.length === 0 ? [] : placesOf(text, owed)};
}

/** The numbers tell what happened above a line whose hash of the one before is another one. */
function whatChanged(n: number, expected: number): string {
  if (n === expected) return `event ${n - 1} was changed, or the hash of it in this line`;
  if (n < expected) return 'a line was added above, or its order was changed';
  return n - expected === 1 ? `event ${expected} is missing above` : `events ${expected} to ${n - 1} are missing above`;
}

/** Hashes on the way that a ticket of this journal carries. */
export function marksOf(hashes: readonly (string | undefined)[]): readonly Mark[] {
  const marks = new Marks();
  for (const [n, hash] of hashes.entries()) if (hash !== undefined) marks.add(n, hash);
  return marks.list();
}

interface Kept {
  readonly n: number;
  /** Null where the line does not say it any more. */
  readonly prev: string | null;
  readonly hash: string;
  readonly event: Event | null;
  /** Why the event is none of this release. */
  readonly foreign?: string;
}

/** What a line stands for; null for one that nobody can read and nothing speaks of. */
function keptOf({text, parsed}: Line, withdrawn: Withdrawn | undefined): Kept | null {
  const event = withdrawn?.event ?? null;
  if (parsed === null) return withdrawn === undefined ? null : {n: withdrawn.n, prev: null, hash: withdrawn.hash, event};
  if (isBlank(parsed)) return {n: parsed.n, prev: null, hash: parsed.withdrawn, event};
  const {n, prev} = parsed;
  const hash = hashOf(text);
  if (withdrawn !== undefined) return {n, prev, hash, event};
  return 'foreign' in parsed ? {n, prev, hash, event: null, foreign: parsed.foreign} : {n, prev, hash, event: parsed.event};
}

interface Withdrawn {
  readonly n: number;
  readonly hash: string;
  readonly event: Event;
}

/** From the last to the first: what a later event replaced, an earlier one's own replacements among it, is what counts. */
function withdrawalsIn(lines: readonly Line[]): ReadonlyMap<number, Withdrawn> {
  const found = new Map<number, Withdrawn>();
  for (const {parsed} of lines.toReversed()) {
    if (parsed === null) continue;
    const event = found.get(parsed.n)?.event ?? ('event' in parsed ? parsed.event : null);
    if (event?.type !== 'withdrawn') continue;
    for (const {n, hash, event: replacement} of event.replaced) {
      const checked = eventShape().safeParse(replacement);
      if (!found.has(n) && n < parsed.n && checked.success) found.set(n, {n, hash, event: checked.data});
    }
  }
  return found;
}

interface Owing extends Line {
  readonly n: number;
  readonly withdrawn: string;
}

function placesOf(text: string, owing: readonly Owing[]): readonly OwedLine[] {
  const all = text.split('\n');
  let start = 0;
  const starts = all.map((line) => {
    const here = start;
    start += Buffer.byteLength(line) + 1;
    return here;
  });
  return owing.map(({n, withdrawn, number, text: line}) => ({n, withdrawn, start: starts[number - 1]!, bytes: Buffer.byteLength(line)}));
}

function isBlank(parsed: Parsed): parsed is Blank {
  return parsed !== null && 'withdrawn' in parsed;
}

/** An entry of the chain whose event this release cannot take up: its hash counts, and what comes behind it is read. */
interface Foreign {
  readonly n: number;
  readonly prev: string;
  readonly foreign: string;
}

type Parsed = Entry | Blank | Foreign | null;

/** Reads the lines of one journal, from its first to its last: an earlier release's line can mean something only behind those before it. */
function reader(): (line: string) => Parsed {
  const line = lineShape();
  const toToday = ofToday();
  return (text) => {
    const read = line.safeParse(parsed(text));
    if (!read.success) return null;
    if ('withdrawn' in read.data) return read.data;
    const {n, prev, event: raw} = read.data;
    const event = eventShape().safeParse(toToday(raw));
    return event.success ? {n, prev, event: event.data} : {n, prev, foreign: sentenceOf(raw['type'], event.error)};
  };
}

/** Line by line, while a journal grows: the event of a line, or null where it has none that can be taken up. */
export function eventReader(): (line: string) => Event | null {
  const read = reader();
  return (line) => {
    const entry = read(line);
    return entry !== null && 'event' in entry ? entry.event : null;
  };
}

function lineShape() {
  const n = z.number().int().nonnegative();
  return z.union([
    z.object({n, prev: z.string(), salt: z.exactOptional(z.string()), event: z.looseObject({})}),
    // Strict, because the first half of a blank over the old line can read like one.
    z.strictObject({n, withdrawn: z.string().regex(/^[\da-f]{64}$/)}),
  ]);
}

/** Nothing of it is text of the file, which can hold anything. */
function sentenceOf(type: unknown, error: z.ZodError): string {
  const issue = error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.').slice(0, wordsMax)}`;
  const what = typeof type === 'string' && /^[a-z-]{1,20}$/.test(type) ? `"${type}"` : 'event';
  return `holds no ${what} as this release knows it${where}: ${issue?.message.slice(0, wordsMax) ?? ''}`;
}

const wordsMax = 120;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
