import {closeSync, constants, fstatSync, fsyncSync, openSync, readSync, writeSync} from 'node:fs';
import type {Event} from '../model/index.ts';
import {entryOf, hashOf} from './line.ts';

/** A line that must go: where it stands in the file, and what is left of it. */
export interface OwedLine {
  readonly n: number;
  readonly withdrawn: string;
  readonly start: number;
  readonly bytes: number;
}

export interface Replaced {
  readonly n: number;
  readonly hash: string;
  readonly event: Event;
}

/** What of a file is to be taken back, and what is to stand in its place. */
export interface Withdrawal {
  readonly replaced: readonly Replaced[];
  readonly owed: readonly OwedLine[];
}

/** How a journal's text is searched, and what becomes of an event in which something was found. */
export interface Search {
  holds(line: string): boolean;
  cleaned(event: Event): Event;
}

/**
 * Goes through a journal's file for lines that hold what must not be kept. It pauses after each piece, so that whoever waits for a key
 * has a turn.
 */
export function* searchFile(file: number, search: Search): Generator<undefined, Withdrawal> {
  const replaced: Replaced[] = [];
  const owed: OwedLine[] = [];
  const piece = Buffer.alloc(pieceBytes);
  let begun: Buffer = Buffer.alloc(0);
  for (let [at, read] = [0, readSync(file, piece, 0, piece.length, 0)]; read > 0; read = readSync(file, piece, 0, piece.length, at)) {
    const text = Buffer.concat([begun, piece.subarray(0, read)]);
    let from = 0;
    for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, from)) {
      const one = replacedLine(text.toString('utf8', from, end), search);
      if (one !== null) {
        replaced.push(one);
        owed.push({n: one.n, withdrawn: one.hash, start: at - begun.length + from, bytes: end - from});
      }
      from = end + 1;
    }
    at += read;
    begun = Buffer.from(text.subarray(from));
    yield;
  }
  return {replaced, owed};
}

const pieceBytes = 256 * 1024;
const newline = 10;

/** Null for a line in which there is nothing to replace; one that was blanked before holds nothing. */
export function replacedLine(line: string, {holds, cleaned}: Search): Replaced | null {
  const entry = holds(line) ? entryOf(line) : null;
  const event = entry === null ? null : cleaned(entry.event);
  return entry === null || event === null || event === entry.event ? null : {n: entry.n, hash: hashOf(line), event};
}

/**
 * Writes over lines where they stand, each in its own length, so that nothing else moves and the old bytes are gone from the file. A
 * kill in the middle leaves a line that nobody can read; the event that took it back says its hash, so that the chain still holds and
 * the next console finishes it.
 */
export function blankLines(path: string, appended: number, lines: readonly OwedLine[]): void {
  const file = openSync(path, constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const [there, ours] = [fstatSync(file), fstatSync(appended)];
    if (there.ino !== ours.ino || there.dev !== ours.dev) throw new Error('another file stands in its place');
    for (const {n, withdrawn, start, bytes} of lines) {
      const blank = Buffer.from(JSON.stringify({n, withdrawn}).padEnd(bytes));
      for (let done = 0; done < blank.length; ) done += writeSync(file, blank, done, blank.length - done, start + done);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Replacements in events of a size that can be read in one go. */
export function withdrawnEvents(replaced: readonly Replaced[], at: number): readonly Event[] {
  const events: Replaced[][] = [];
  let chars = charsMax;
  for (const one of replaced) {
    const length = JSON.stringify(one.event).length;
    if (chars + length > charsMax) {
      events.push([]);
      chars = 0;
    }
    events.at(-1)?.push(one);
    chars += length;
  }
  return events.map((some) => ({type: 'withdrawn', at, replaced: some}));
}

const charsMax = 1024 * 1024;
