import {createHash} from 'node:crypto';
import type {Event} from '../model/index.ts';

/** One line of a journal: its number, the hash of the line before, the event. */
export interface Entry {
  readonly n: number;
  readonly prev: string;
  readonly event: Event;
}

export function lineOf(entry: Entry): string {
  return JSON.stringify(entry);
}

export function hashOf(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}
