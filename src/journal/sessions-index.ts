import {closeSync, fstatSync, lstatSync, readdirSync, readFileSync, readSync, writeSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {Session} from '../model/index.ts';
import {ledAstray, openOurs} from './place.ts';

/** One session in a list, as it was last seen. */
export interface SessionRow {
  readonly id: string;
  readonly verdict: string;
  /** The code of the root cause; null = none. */
  readonly root: string | null;
  /** The code of the worst cause that was found in it, whether it holds or not; null = none. */
  readonly found: string | null;
  readonly runbook: string;
  readonly walked: number;
  readonly rungs: number;
  readonly gateway: string;
  readonly host: string;
  /** The name of its drill; null = a real host. */
  readonly drill: string | null;
  /** How long its journal was then; more = the console that wrote it has not said its end here. */
  readonly bytes: number;
  /** Nothing follows unless somebody resumes it, who says so here first. */
  readonly closed: boolean;
}

export type Listed = SessionRow | {readonly id: string; readonly problem: string};

/**
 * The sessions of a folder, newest first, from one file of rows. The file is only a shorthand: what it lacks, and what was written
 * since by a console that could not say its end, is read from the journal and added; what of it is torn is passed over.
 */
export function listSessions(folder: string, read: (id: string) => Session | {readonly problem: string}): readonly Listed[] {
  const rows = rowsIn(folder);
  const fresh: SessionRow[] = [];
  const listed = idsIn(folder).flatMap((id): readonly Listed[] => {
    const row = rows.get(id);
    if (row?.closed === true) return [row];
    const bytes = bytesOf(join(folder, id));
    if (bytes === undefined) return [];
    if (row?.bytes === bytes) return [row];
    const session = read(id);
    if ('problem' in session) return [{id, problem: session.problem}];
    const now = {...rowOf(session, bytes), id};
    fresh.push(now);
    return [now];
  });
  add(folder, fresh);
  return listed;
}

/** Says how a session stands; where that cannot be written, the journal says it. */
export function noteSession(sessionFolder: string, session: Session): void {
  const bytes = bytesOf(sessionFolder);
  if (bytes !== undefined) add(dirname(sessionFolder), [{...rowOf(session, bytes), id: basename(sessionFolder)}]);
}

/** Hidden, because beside it stand sessions and nothing else. */
const indexName = '.sessions.jsonl';

/** How long a session's journal is; undefined = it has none. */
function bytesOf(sessionFolder: string): number | undefined {
  try {
    return lstatSync(join(sessionFolder, 'journal.jsonl'), {throwIfNoEntry: false})?.size;
  } catch {
    return undefined;
  }
}

function idsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.includes('.'))
      .toSorted()
      .toReversed();
  } catch {
    return [];
  }
}

function rowsIn(folder: string): ReadonlyMap<string, SessionRow> {
  const rows = new Map<string, SessionRow>();
  for (const line of linesOf(join(folder, indexName))) {
    try {
      const read: unknown = JSON.parse(line);
      if (isRow(read)) rows.set(read.id, read);
    } catch {
      /* half a line of a console that was killed: its journal has the rest */
    }
  }
  return rows;
}

const example: SessionRow = {
  id: '',
  verdict: '',
  root: '',
  found: '',
  runbook: '',
  walked: 0,
  rungs: 0,
  gateway: '',
  host: '',
  drill: '',
  bytes: 0,
  closed: true,
};
const parts = Object.entries(example).map(([name, value]) => ({name, type: typeof value}));

const canBeNull = ['root', 'found', 'drill'];

/** Ten thousand of them are looked at while somebody waits. */
function isRow(read: unknown): read is SessionRow {
  if (typeof read !== 'object' || read === null) return false;
  const row = read as Readonly<Record<string, unknown>>;
  return parts.every(({name, type}) => typeof row[name] === type || (canBeNull.includes(name) && row[name] === null));
}

function linesOf(path: string): readonly string[] {
  try {
    return lstatSync(path).isFile() ? readFileSync(path, 'utf8').split('\n') : [];
  } catch {
    return [];
  }
}

/** One write at the end of the file, which no other console's can fall into. */
function add(folder: string, rows: readonly SessionRow[]): void {
  if (rows.length === 0) return;
  try {
    if (ledAstray(folder) !== null) return;
    const file = openOurs(join(folder, indexName));
    try {
      writeSync(file, `${endsTorn(file) ? '\n' : ''}${rows.map((row) => `${JSON.stringify(row)}\n`).join('')}`);
    } finally {
      closeSync(file);
    }
  } catch {
    /* the next one who lists reads the journals instead */
  }
}

function endsTorn(file: number): boolean {
  const {size} = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

function rowOf(session: Session, bytes: number): SessionRow {
  const {judgement, held, gateway, host, runbook, rungs, endedAt, drill} = session;
  return {
    id: session.id,
    verdict: judgement.verdict,
    root: judgement.findings[0]?.code ?? null,
    found: held.find(({root, finding}) => root && finding.severity !== 'note')?.finding.code ?? null,
    runbook: runbook.name,
    walked: rungs.filter((rung) => rung.status !== 'waiting').length,
    rungs: rungs.length,
    gateway: `${gateway.profile} :${gateway.port}`,
    host: host.name,
    drill: drill?.name ?? null,
    bytes,
    closed: endedAt !== null,
  };
}
