import {
  closeSync,
  constants,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import type {Event} from '../model/index.ts';
import {hashOf, lineOf} from './line.ts';
import {ledAstray, makeOurs, openOurs, tighten} from './place.ts';
import {whyNot} from './why.ts';
import {blankLines, type OwedLine, replacedLine, type Search, searchFile, withdrawnEvents} from './withdraw.ts';
import {type Mark, Marks} from './witness.ts';

const nothingFound = {replaced: [], owed: []};

/** Appends events; what cannot be written waits in memory and is written as soon as it can be, elsewhere if that is said. */
export interface Journal {
  readonly path: string;
  /** Hash of the last event, for the ticket. */
  lastHash(): string;
  /** How many events there are, and hashes on the way, so that a ticket tells a cut-off end from a chain that was written anew. */
  count(): number;
  marks(): readonly Mark[];
  append(event: Event): void;
  /**
   * Takes back every event in whose line the search finds something: an event says what stands in its place, then the line is blanked.
   * It pauses in between; the last value is what was appended.
   */
  withdraw(search: Search, at: number): Generator<undefined, readonly Event[]>;
  /** Looks whether the file is still in its place and writes what waits; true = the file had to be made again since the last time. */
  retry(): boolean;
  /** Goes on in another directory, with all that was written up to now; the sentence says why it could not. */
  moveTo(folder: string): string | null;
  /** The sentence that says why events are only in memory; null when all are on disk. */
  problem(): string | null;
  close(): void;
}

/** Events after which the disk is asked to really keep them: a step, a note or an act has ended. */
const kept = new Set<Event['type']>([
  'opened',
  'resumed',
  'first-touch',
  'rung-ended',
  'rung-withheld',
  'skipped',
  'noted',
  'stated',
  'pinned',
  'unpinned',
  'named',
  'own-started',
  'own-ended',
  'hinted',
  'solved',
  'elsewhere',
  'line',
  'withdrawn',
  'closed',
]);

export interface JournalStart {
  readonly lastHash: string;
  readonly count: number;
  readonly hashes?: readonly (string | undefined)[];
  /** Lines that an earlier console took back and did not come to blank. */
  readonly owed?: readonly OwedLine[];
}

export function openJournal(folder: string, from: JournalStart = {lastHash: '', count: 0}): Journal {
  return new DiskJournal(folder, from);
}

class DiskJournal implements Journal {
  #home: string;
  #lastHash: string;
  #count: number;
  readonly #marks = new Marks();
  readonly #waiting: string[] = [];
  readonly #owed: OwedLine[];
  #file: number | null = null;
  /** Why the last write did not come through, and why the disk did not confirm one that did. */
  #unwritten: string | null = null;
  #unsure: string | null = null;
  #torn = false;
  #closed = false;
  #remade = false;

  constructor(folder: string, from: JournalStart) {
    this.#home = folder;
    this.#lastHash = from.lastHash;
    this.#count = from.count;
    this.#owed = [...(from.owed ?? [])];
    for (const [n, hash] of (from.hashes ?? []).entries()) if (hash !== undefined) this.#marks.add(n, hash);
  }

  get path(): string {
    return join(this.#home, 'journal.jsonl');
  }

  lastHash(): string {
    return this.#lastHash;
  }

  count(): number {
    return this.#count;
  }

  marks(): readonly Mark[] {
    return this.#marks.list();
  }

  problem(): string | null {
    if (this.#unwritten !== null)
      return `journal not written: ${this.#unwritten}; ${counted(this.#waiting.length)} ${this.#closed ? 'lost with this console' : 'in memory until it can be'}: ${this.path}`;
    return this.#unsure === null ? null : `the journal may not be on the disk: ${this.#unsure}: ${this.path}`;
  }

  *withdraw(search: Search, at: number): Generator<undefined, readonly Event[]> {
    const found = this.#file === null ? nothingFound : yield* searchFile(this.#file, search);
    const here = this.#waiting.flatMap((line, index) => {
      const one = replacedLine(line.trimEnd(), search);
      if (one !== null) this.#waiting[index] = `${JSON.stringify({n: one.n, withdrawn: one.hash})}\n`;
      return one ?? [];
    });
    const events = withdrawnEvents([...found.replaced, ...here], at);
    for (const event of events) this.append(event);
    this.#owed.push(...found.owed);
    this.#flush(true);
    return events;
  }

  retry(): boolean {
    this.#flush(false);
    const was = this.#remade;
    this.#remade = false;
    return was;
  }

  moveTo(to: string): string | null {
    try {
      // A place that was read-only from the start was never opened to be written.
      const before =
        this.#file ?? (this.#count === this.#waiting.length ? null : openSync(this.path, constants.O_RDONLY | constants.O_NOFOLLOW));
      this.#file = copied(before, to);
      if (before !== null) closeSync(before);
      this.#torn = endsTorn(this.#file);
    } catch (error) {
      return whyNot(error);
    }
    this.#home = to;
    this.#flush(true);
    return null;
  }

  close(): void {
    this.#flush(false);
    this.#closed = true;
    if (this.#file === null) return;
    try {
      fsyncSync(this.#file);
    } catch {
      /* the problem of the last write is the one worth telling */
    }
    closeSync(this.#file);
    this.#file = null;
  }

  append(event: Event): void {
    const line = lineOf({n: this.#count, prev: this.#lastHash, event});
    this.#count += 1;
    this.#lastHash = hashOf(line);
    this.#marks.add(this.#count - 1, this.#lastHash);
    this.#waiting.push(`${line}\n`);
    this.#flush(kept.has(event.type));
  }

  /** A write that came through lives on when this process is killed; fsync makes it outlive the machine as well. */
  #flush(durable: boolean): void {
    try {
      if (this.#file !== null && !this.#inPlace(this.#file)) {
        const gone = this.#file;
        this.#file = copied(gone, this.#home);
        closeSync(gone);
        this.#remade = true;
      }
      if (this.#file === null && this.#waiting.length + this.#owed.length > 0) {
        mkdirSync(trusted(this.#home), {recursive: true, mode: 0o700});
        tighten(this.#home);
        this.#file = openOurs(this.path);
        this.#torn = endsTorn(this.#file);
      }
      if (this.#file !== null) while (this.#waiting.length > 0) this.#writeFirst(this.#file);
      if (this.#file !== null && this.#owed.length > 0) {
        // What stands in their place is on the disk before they are gone.
        fsyncSync(this.#file);
        blankLines(this.path, this.#file, this.#owed);
        this.#owed.length = 0;
      }
      this.#unwritten = null;
      const synced = this.#file;
      // An answer about a file that was closed meanwhile says nothing.
      if (durable && synced !== null)
        fsync(synced, (error) => {
          if (synced === this.#file) this.#unsure = error === null ? null : whyNot(error);
        });
    } catch (error) {
      this.#unwritten = whyNot(error);
    }
  }

  #writeFirst(to: number): void {
    const whole = Buffer.from((this.#torn ? '\n' : '') + this.#waiting[0]!);
    const {size} = fstatSync(to);
    const written = writeSync(to, whole);
    if (written < whole.length) {
      // A full disk can take half a line. It is taken back; where even that fails, the half is set aside when read.
      try {
        ftruncateSync(to, size);
      } catch {
        this.#torn = true;
      }
      throw Object.assign(new Error('the disk took only part of it'), {code: 'ENOSPC'});
    }
    this.#torn = false;
    this.#waiting.shift();
  }

  /** Somebody may have removed the directory; what is written to a file without a name is lost with this process. */
  #inPlace(open: number): boolean {
    const there = lstatSync(this.path, {throwIfNoEntry: false});
    if (there === undefined) return false;
    const ours = fstatSync(open);
    if (there.ino !== ours.ino || there.dev !== ours.dev) throw new Error('another file stands in its place');
    return true;
  }
}

/** All that was written up to now, in a file of another directory (or of the same one, made again). */
function copied(from: number | null, folder: string): number {
  const path = join(folder, 'journal.jsonl');
  mkdirSync(trusted(folder), {recursive: true, mode: 0o700});
  tighten(folder);
  if (lstatSync(path, {throwIfNoEntry: false}) !== undefined) throw new Error('a journal is there already');
  const part = `${path}.${process.pid}`;
  const file = makeOurs(part);
  try {
    const piece = Buffer.alloc(copyBytes);
    for (let at = 0, read = 1; from !== null && read > 0; at += read) {
      read = readSync(from, piece, 0, piece.length, at);
      for (let done = 0; done < read; ) done += writeSync(file, piece, done, read - done);
    }
    fsyncSync(file);
    renameSync(part, path);
    return file;
  } catch (error) {
    closeSync(file);
    rmSync(part, {force: true});
    throw error;
  }
}

const copyBytes = 256 * 1024;

function trusted(folder: string): string {
  const astray = ledAstray(folder);
  if (astray !== null) throw new Error(astray);
  return folder;
}

/** A kill can leave half a line behind. */
function endsTorn(file: number): boolean {
  const {size} = fstatSync(file);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}

function counted(events: number): string {
  return events === 1 ? '1 event is' : `${events} events are`;
}
