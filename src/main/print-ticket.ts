import {basename, join} from 'node:path';
import {keptSessions, marksOf, sessionsFolder, writeTicketFile} from '../journal/index.ts';
import {type Target, type TicketOptions, targets, ticket} from '../ticket/index.ts';
import {complain} from './complain.ts';
import {idsIn} from './ids-in.ts';
import type {Options} from './options.ts';
import {type Resume, readSession} from './resume.ts';
import {headPath, signaturePath, writeSignedHead} from './signed-head.ts';
import type {TicketForm} from './ticket-form.ts';
import {verify} from './verify.ts';

/** Prints a session's ticket, or compares its journal with one. */
export function printTicket(options: Options, lore?: TicketOptions['lore']): number {
  const read = wantedSession(options);
  if ('problem' in read) return complain(read.problem);
  if (options.verify) return verify(read, options);
  const text = ticketOf(read, options, lore);
  if (text === null) return complain(`the journal in ${read.folder} holds readings that this release cannot print`);
  for (const remark of read.remarks) process.stderr.write(`rungs: journal: ${remark}\n`);
  if (options.file === undefined) process.stdout.write(text);
  const problem = options.file === undefined ? null : writeTicketFile(options.file, text);
  if (problem !== null) return complain(problem);
  return options.sign === undefined ? 0 : sign(read, options.sign, options.file);
}

/** The head of the journal goes beside the ticket, and the signature beside that. */
function sign({count, lastHash, hashes, folder}: Resume, key: string, file: string | undefined): number {
  const path = file ?? join(folder, 'ticket.md');
  const problem = writeSignedHead(path, {count, lastHash, marks: marksOf(hashes)}, key);
  if (problem !== null) return complain(problem);
  process.stderr.write(`rungs: signed: ${headPath(path)} and ${signaturePath(path)}; both go wherever the ticket goes\n`);
  return 0;
}

/** The session that was named, the newest of the host that was named, or the newest of all. */
export function wantedSession(options: Pick<Options, 'host' | 'via' | 'out' | 'rest' | 'session'>): Resume | {readonly problem: string} {
  const through = options.host ?? options.via;
  return through === undefined ? readSession(options.rest[0] ?? options.session, options.out) : newestThrough(through, options.out);
}

function newestThrough(through: string, out: string | undefined): Resume | {readonly problem: string} {
  const base = sessionsFolder(out);
  for (const {folder} of keptSessions(base)) {
    const read = readSession(basename(folder), out);
    if ('session' in read && read.session.host.through === through) return read;
  }
  return {problem: `no session through ${through} is kept in ${base}; "rungs sessions" lists those that are`};
}

/** Null = what was kept has a shape of another release, or of none. */
export function ticketOf(
  {session, lastHash, count, hashes, folder, markKey}: Resume,
  {limit, keepIds, whole, form}: Partial<Pick<Options, 'limit' | 'keepIds' | 'whole' | 'form'>>,
  lore?: TicketOptions['lore'],
): string | null {
  try {
    return ticket(session, {
      now: session.lastEventAt,
      lastHash,
      ids: idsIn(markKey, keepIds),
      chain: {count, marks: marksOf(hashes)},
      journalPath: join(folder, 'journal.jsonl'),
      lean: whole !== true,
      ...(form === undefined ? {} : {target: targetOf(form)}),
      ...(limit === undefined ? {} : {limitChars: limit}),
      ...(lore === undefined ? {} : {lore}),
    });
  } catch {
    return null;
  }
}

/** A postmortem is no message, so that only the whole message limits it. */
const slackMessageChars = 40_000;

function targetOf({tracker, short, html, postmortem}: TicketForm): Target {
  const target: Target = tracker === undefined ? {content: 'whole', print: html ? 'html' : 'markdown', limitChars: null} : targets[tracker];
  if (short) return {...target, content: 'page one'};
  if (!postmortem) return target;
  return {...target, content: 'postmortem', limitChars: tracker === 'slack' ? slackMessageChars : target.limitChars};
}
