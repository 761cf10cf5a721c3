import {existsSync, readdirSync, statSync} from 'node:fs';
import {userInfo} from 'node:os';
import {isAbsolute, join} from 'node:path';

/** Where sessions and tickets are kept: `--out`, else the XDG state directory. */
export function sessionsFolder(out: string | undefined, env: NodeJS.ProcessEnv = process.env): string {
  if (out !== undefined) return out;
  const state = env['XDG_STATE_HOME'];
  return join(state !== undefined && isAbsolute(state) ? state : join(homeOf(env), '.local', 'state'), 'rungs');
}

/** A HOME that is no whole path leads into whatever directory we were started from. Where nobody knows a home, nothing can be written to it. */
function homeOf(env: NodeJS.ProcessEnv): string {
  const home = env['HOME'];
  if (home !== undefined && isAbsolute(home)) return home;
  try {
    return userInfo().homedir;
  } catch {
    return '/nonexistent';
  }
}

/** Sorts by time as text, tells the day at a glance, and two consoles started in one second do not meet. */
export function newSessionId(at: number, random: () => number): string {
  const stamp = new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15).replace('T', '-');
  return `${stamp}-${Math.floor(random() * 0x1_00_00)
    .toString(16)
    .padStart(4, '0')}`;
}

export interface Kept {
  readonly id: string;
  readonly folder: string;
  readonly changedAt: number;
}

/** The sessions in a folder, newest first. */
export function keptSessions(folder: string): readonly Kept[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((id) => ({id, folder: join(folder, id), journal: join(folder, id, 'journal.jsonl')}))
    .filter(({journal}) => existsSync(journal))
    .map(({id, folder: own, journal}) => ({id, folder: own, changedAt: statSync(journal).mtimeMs}))
    .sort((a, b) => b.id.localeCompare(a.id));
}
