import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {type JournalRead, keptSessions, type OwedLine, readJournal, readMarkKey, sessionsFolder} from '../journal/index.ts';
import type {Event, Session} from '../model/index.ts';
import {foldEvents} from '../session/fold.ts';

export interface Resume {
  readonly folder: string;
  readonly session: Session;
  readonly events: readonly Event[];
  readonly lastHash: string;
  readonly count: number;
  readonly owed: readonly OwedLine[];
  /** The key of its marks, where the session was cut off and not closed. */
  readonly markKey: Buffer | null;
  /** What is worth saying about the journal: torn lines, a broken chain. */
  readonly remarks: readonly string[];
}

/** A kept session by id (or the newest), read back from its journal. */
export function readSession(id: string | undefined, out: string | undefined): Resume | {readonly problem: string} {
  const base = sessionsFolder(out);
  const folder = id === undefined ? keptSessions(base)[0]?.folder : join(base, id);
  if (folder === undefined || !existsSync(join(folder, 'journal.jsonl'))) {
    return {
      problem: id === undefined ? `no session is kept in ${base}` : `there is no session ${id} in ${base}; "rungs sessions" lists them`,
    };
  }
  const read = readWhole(join(folder, 'journal.jsonl'));
  if ('problem' in read) return read;
  if (read.events[0]?.type !== 'opened')
    return {problem: `the journal in ${folder} does not begin with an opened session; nothing can be resumed from it`};
  const session = foldWhole(read.events);
  if (session === null) return {problem: `the journal in ${folder} holds events that this release cannot take up`};
  return {
    folder,
    session,
    events: read.events,
    lastHash: read.lastHash,
    count: read.count,
    owed: read.owed,
    markKey: readMarkKey(folder),
    remarks: [
      ...read.torn.map((one) => `line ${one.line} is torn (${one.bytes} bytes) and was set aside`),
      ...read.broken.map((one) => `line ${one.line}: ${one.text}`),
    ],
  };
}

function readWhole(path: string): JournalRead | {readonly problem: string} {
  try {
    return readJournal(path);
  } catch (error) {
    return {problem: `${path} cannot be read: ${(error as Error).message}`};
  }
}

/** Null = what the events hold has a shape of another release, or of none. */
function foldWhole(events: readonly Event[]): Session | null {
  try {
    return foldEvents(events);
  } catch {
    return null;
  }
}
