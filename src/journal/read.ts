import {readFileSync} from 'node:fs';
import {z} from 'zod';
import {eventShape} from '../model/event.ts';
import type {Event} from '../model/index.ts';
import {type Entry, hashOf} from './line.ts';

export interface JournalRead {
  readonly events: readonly Event[];
  readonly lastHash: string;
  readonly count: number;
  /** Half lines that a kill or a full disk left behind, set aside. */
  readonly torn: readonly {readonly line: number; readonly bytes: number}[];
  /** Where the chain does not hold, with what was expected. */
  readonly broken: readonly {readonly line: number; readonly text: string}[];
}

/** Reads a journal back, verifying the chain; a torn line is set aside, a broken chain is reported with where. */
export function readJournal(path: string): JournalRead {
  return parseJournal(readFileSync(path, 'utf8'));
}

export function parseJournal(text: string): JournalRead {
  const events: Event[] = [];
  const torn: {line: number; bytes: number}[] = [];
  const broken: {line: number; text: string}[] = [];
  let lastHash = '';
  let count = 0;
  const shape = entryShape();
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const parsed = parseLine(line, shape);
    if (parsed === null) {
      torn.push({line: index + 1, bytes: Buffer.byteLength(line)});
      continue;
    }
    if (parsed.prev !== lastHash)
      broken.push({
        line: index + 1,
        text: `event ${parsed.n} does not follow the one before it: a line was changed, removed or added above`,
      });
    else if (parsed.n !== count) broken.push({line: index + 1, text: `event ${parsed.n} stands where event ${count} was expected`});
    events.push(parsed.event);
    lastHash = hashOf(line);
    count = parsed.n + 1;
  }
  return {events, lastHash, count, torn, broken};
}

function entryShape(): z.ZodType<Entry> {
  return z.object({n: z.number().int().nonnegative(), prev: z.string(), event: eventShape()});
}

function parseLine(line: string, shape: z.ZodType<Entry>): Entry | null {
  try {
    const checked = shape.safeParse(JSON.parse(line));
    return checked.success ? checked.data : null;
  } catch {
    return null;
  }
}
