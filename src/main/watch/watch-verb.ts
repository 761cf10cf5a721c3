import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {holderOf} from '../../journal/index.ts';
import {complain} from '../complain.ts';
import {launcherHandle} from '../launcher-handle.ts';
import type {Options} from '../options.ts';
import {readSession} from '../resume.ts';
import {watchedSession} from './watched-session.ts';

/** `rungs watch-along SESSION`: another console's session on this host, live, from its journal, which is only read. */
export async function watchVerb(options: Options): Promise<number> {
  const read = readSession(options.rest[0] ?? options.session, options.out);
  if ('problem' in read) return refused(read.problem);
  const {session, folder} = read;
  if (!existsSync(join(folder, 'journal.jsonl'))) return refused(`the journal of session ${session.id} is gone`);
  if (session.endedAt !== null) return refused(`session ${session.id} is closed; rungs replay ${session.id} shows it again`);
  const holder = holderOf(folder);
  if (holder === null)
    return refused(`nobody has session ${session.id} open; rungs walk --session ${session.id} goes on with it, rungs replay shows it`);
  const watched = watchedSession(folder);
  const drawable = process.stdout.isTTY && process.stdin.isTTY && process.env['TERM'] !== 'dumb' && !options.plain;
  if (!drawable) launcherHandle.leaveSplash();
  const end = await (drawable
    ? (await import('./watch-screen.ts')).watchOnScreen(watched, options)
    : (await import('./watch-lines.ts')).watchAsLines(watched, (text) => process.stdout.write(`${text}\n`)));
  process.stderr.write(`rungs: ${end}; rungs ticket ${session.id} prints its ticket\n`);
  return 0;
}

function refused(sentence: string): number {
  launcherHandle.leaveSplash();
  return complain(sentence);
}
