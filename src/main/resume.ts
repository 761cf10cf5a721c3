import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {type JournalRead, keptSessions, type OwedLine, readJournal, readMarkKey, sessionsFolder} from '../journal/index.ts';
import type {Event, Session} from '../model/index.ts';
import {next} from '../session/next.ts';

export interface Resume {
  readonly folder: string;
  readonly session: Session;
  readonly events: readonly Event[];
  readonly lastHash: string;
  readonly count: number;
  readonly hashes: JournalRead['hashes'];
  readonly owed: readonly OwedLine[];
  /** The key of its marks, where the session was cut off and not closed. */
  readonly markKey: Buffer | null;
  /** What is worth saying about the journal: torn lines, a broken chain. */
  readonly remarks: readonly string[];
}

/** A kept session by id (or the newest), read back from its journal. */
export function readSession(id: string | undefined, out: string | undefined): Resume | {readonly problem: string} {
  const base = sessionsFolder(out);
  const meant = id === undefined || id === 'last' ? keptSessions(base)[0]?.id : wholeId(base, id);
  if (typeof meant === 'object') return meant;
  const folder = meant === undefined ? undefined : join(base, meant);
  if (folder === undefined || !existsSync(join(folder, 'journal.jsonl'))) {
    return {
      problem:
        id === undefined || id === 'last'
          ? `no session is kept in ${base}`
          : `there is no session ${id} in ${base}; "rungs sessions" lists them`,
    };
  }
  const read = readWhole(join(folder, 'journal.jsonl'));
  if ('problem' in read) return read;
  const {session, events, refused} = takeUp(read.events);
  if (session === null) return {problem: withoutBeginning(folder, read)};
  return {
    folder,
    session,
    events,
    lastHash: read.lastHash,
    count: read.count,
    hashes: read.hashes,
    owed: read.owed,
    markKey: readMarkKey(folder),
    remarks: [
      ...setAside(read),
      ...read.broken.map((one) => `line ${one.line}: ${one.text}`),
      ...refused.map((type) => `an event "${type}" does not fit what stands before it and was set aside`),
    ],
  };
}

/** The end of an id is what tells two of a day apart, and its beginning what a day is called; either is enough where only one has it. */
function wholeId(base: string, typed: string): string | {readonly problem: string} {
  if (typed.length < shortestId || existsSync(join(base, typed))) return typed;
  const meant = keptSessions(base).filter(({id}) => id.startsWith(typed) || id.endsWith(typed));
  const [only, ...others] = meant.map(({id}) => id);
  if (only === undefined) return typed;
  return others.length === 0 ? only : {problem: `"${typed}" can be ${[only, ...others].slice(0, 5).join(', ')}; type more of it`};
}

/** Fewer letters mean too many. */
const shortestId = 4;

function readWhole(path: string): JournalRead | {readonly problem: string} {
  try {
    return readJournal(path);
  } catch (error) {
    return {problem: `${path} cannot be read: ${(error as Error).message}`};
  }
}

function setAside({torn}: JournalRead): readonly string[] {
  return torn.map(({line, bytes, why}) =>
    why === undefined ? `line ${line} is torn (${bytes} bytes) and was set aside` : `line ${line} ${why}; it was set aside`,
  );
}

function withoutBeginning(folder: string, read: JournalRead): string {
  const rest = read.events.length === 1 ? '1 event can be read, which belongs' : `${read.events.length} events can be read, which belong`;
  const why = [...setAside(read), ...(read.events.length === 0 ? [] : [`${rest} to no session that is known`])];
  const because = why.length === 0 ? 'it is empty' : why.slice(0, 2).join('; ');
  return `the journal in ${folder} does not begin with an opened session, so nothing can be resumed from it: ${because}`;
}

interface TakenUp {
  readonly session: Session | null;
  readonly events: readonly Event[];
  /** The types of those that the session could not take up. */
  readonly refused: readonly string[];
}

/** What does not fit is left out alone: one event of a foreign hand takes nothing of the others with it. */
function takeUp(read: readonly Event[]): TakenUp {
  let session: Session | null = null;
  const events: Event[] = [];
  const refused: string[] = [];
  for (const event of read) {
    try {
      session = next(session, event);
      events.push(event);
    } catch {
      refused.push(event.type);
    }
  }
  return {session, events, refused: session === null ? [] : refused};
}
