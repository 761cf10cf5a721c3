import {closeSync, fstatSync, fsync, fsyncSync, mkdirSync, openSync, readSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {Event} from '../model/index.ts';
import {hashOf, lineOf} from './line.ts';

/** Appends events; what cannot be written waits in memory and is written as soon as it can be. */
export interface Journal {
  readonly path: string;
  /** Hash of the last event, for the ticket. */
  lastHash(): string;
  append(event: Event): void;
  /** The sentence that says why events are only in memory; null when all are on disk. */
  problem(): string | null;
  close(): void;
}

/** Events after which the disk is asked to really keep them: a step, a note or an act has ended. */
const kept = new Set<Event['type']>(['opened', 'resumed', 'first-touch', 'rung-ended', 'skipped', 'noted', 'own-started', 'own-ended', 'closed']);

export function openJournal(folder: string, from: {lastHash: string; count: number} = {lastHash: '', count: 0}): Journal {
  const path = join(folder, 'journal.jsonl');
  let {lastHash, count} = from;
  let waiting: string[] = [];
  let file: number | null = null;
  let problem: string | null = null;
  let torn = false;

  return {
    path,
    lastHash: () => lastHash,
    problem: () => problem,
    append(event) {
      const line = lineOf({n: count, prev: lastHash, event});
      count += 1;
      lastHash = hashOf(line);
      waiting.push(`${line}\n`);
      flush(kept.has(event.type));
    },
    close() {
      flush(false);
      if (file === null) return;
      try { fsyncSync(file); } catch { /* the problem of the last write is the one worth telling */ }
      closeSync(file);
      file = null;
    },
  };

  /** A write that came through lives on when this process is killed; fsync makes it outlive the machine as well. */
  function flush(durable: boolean): void {
    try {
      if (file === null) {
        mkdirSync(folder, {recursive: true, mode: 0o700});
        file = openSync(path, 'a+', 0o600);
        torn = endsTorn(file);
      }
      while (waiting.length > 0) {
        const whole = Buffer.from((torn ? '\n' : '') + waiting[0]!);
        const written = writeSync(file, whole);
        if (written < whole.length) {
          // A full disk can take half a line: the next write begins on a fresh one, and the half is set aside when read.
          torn = written > 0;
          throw Object.assign(new Error('the disk took only part of it'), {code: 'ENOSPC'});
        }
        torn = false;
        waiting.shift();
      }
      problem = null;
      if (durable) fsync(file, () => {});
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
      problem = `the journal cannot be written (${code} on ${path}); ${waiting.length} events are kept in memory and written as soon as it can be`;
      if (code === 'ENOENT' || code === 'EBADF' || code === 'ESTALE') file = null;
    }
  }
}

/** A kill can leave half a line behind. */
function endsTorn(file: number): boolean {
  const {size} = fstatSync(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}
