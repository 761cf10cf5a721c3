import {createHash, randomBytes} from 'node:crypto';
import type {Event} from '../model/index.ts';

/** One line of a journal: its number, the hash of the line before, the event. */
export interface Entry {
  readonly n: number;
  readonly prev: string;
  /**
   * Nobody can guess it, so that the hash of a line says nothing about what stood there once the line is blanked. Journals of earlier
   * releases have none.
   */
  readonly salt?: string;
  readonly event: Event;
}

/** A line whose event was taken back: its number and the hash that the next line goes on from are all that is left. */
export interface Blank {
  readonly n: number;
  readonly withdrawn: string;
}

export function lineOf(entry: Omit<Entry, 'salt'>): string {
  const {n, prev, event} = entry;
  return JSON.stringify({n, prev, salt: randomBytes(saltBytes).toString('base64url'), event});
}

const saltBytes = 12;

export function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** The entry in a line that was written by us just now or in an earlier console; null for a blank or a torn one. */
export function entryOf(line: string): Entry | null {
  try {
    const read = JSON.parse(line) as Partial<Entry>;
    return typeof read.n === 'number' && typeof read.prev === 'string' && typeof read.event === 'object' ? (read as Entry) : null;
  } catch {
    return null;
  }
}
