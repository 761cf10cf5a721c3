import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import type {Event} from '../model/index.ts';
import {eventReader, parseJournal} from './read.ts';

/** The journal of another console, read while it grows and never written. */
export interface FollowedJournal {
  /** Reads what was added. `again` = these are all events from the first one on, because something of them was taken back. */
  more(): {readonly events: readonly Event[]; readonly again: boolean};
}

/** So much is taken in one turn; the rest comes in the next. */
const chunkBytes = 4 * 1024 * 1024;

export function followJournal(path: string): FollowedJournal {
  let at = 0;
  let file = {dev: 0, ino: 0};
  let rest = Buffer.alloc(0);
  let read = eventReader();
  return {
    more() {
      const added = readFrom(path, at, file);
      if (added === null) return {events: [], again: false};
      const isOther = added.anew && at > 0;
      if (added.anew) {
        rest = Buffer.alloc(0);
        read = eventReader();
      }
      ({file} = added);
      at = added.end;
      const bytes = Buffer.concat([rest, added.bytes]);
      const whole = bytes.lastIndexOf(newline) + 1;
      // The last line may still be under the pen.
      rest = Buffer.from(bytes.subarray(whole));
      const lines = bytes.subarray(0, whole).toString('utf8').split('\n');
      const events = lines.flatMap((line) => (line === '' ? [] : (read(line) ?? [])));
      if (!events.some(({type}) => type === 'withdrawn')) return {events, again: isOther};
      return {events: wholeOf(path, at - rest.length), again: true};
    },
  };
}

const newline = 10;

/** What stands behind that place; from the beginning where it is another file by now, or a shorter one. Null = nothing, or it cannot be read. */
function readFrom(path: string, from: number, known: {readonly dev: number; readonly ino: number}) {
  try {
    const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const {size, dev, ino} = fstatSync(handle);
      const anew = from === 0 || size < from || dev !== known.dev || ino !== known.ino;
      const start = anew ? 0 : from;
      const bytes = Buffer.alloc(Math.min(chunkBytes, size - start));
      const count = readSync(handle, bytes, 0, bytes.length, start);
      return count === 0 ? null : {bytes: bytes.subarray(0, count), end: start + count, anew, file: {dev, ino}};
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
}

/** The same stretch once more, with what replaced what was taken back. */
function wholeOf(path: string, end: number): readonly Event[] {
  const handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const bytes = Buffer.alloc(end);
    const count = readSync(handle, bytes, 0, end, 0);
    return parseJournal(bytes.subarray(0, count).toString('utf8')).events;
  } finally {
    closeSync(handle);
  }
}
