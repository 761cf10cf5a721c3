import {basename, join} from 'node:path';
import {localPlatform} from '../host/index.ts';
import {keptSessions, type Listed, listSessions, marksOf, sessionsFolder, writeTicketFile} from '../journal/index.ts';
import {rules} from '../rules/index.ts';
import {exampleFacts} from '../rules/shared/example.ts';
import {printStep} from '../steps/index.ts';
import {ticket} from '../ticket/index.ts';
import {idsIn} from './ids-in.ts';
import type {Options} from './options.ts';
import {type Resume, readSession} from './resume.ts';
import {verify} from './verify.ts';

/** The verbs that only read what is kept: ticket, sessions, explain. */
export function printTicket(options: Options): number {
  const through = options.host ?? options.via;
  const read = through === undefined ? readSession(options.rest[0] ?? options.session, options.out) : newestThrough(through, options.out);
  if ('problem' in read) return complain(read.problem);
  if (options.verify) return verify(read, options.against);
  const text = ticketOf(read, options);
  if (text === null) return complain(`the journal in ${read.folder} holds readings that this release cannot print`);
  for (const remark of read.remarks) process.stderr.write(`rungs: journal: ${remark}\n`);
  if (options.file === undefined) {
    process.stdout.write(text);
    return 0;
  }
  const problem = writeTicketFile(options.file, text);
  return problem === null ? 0 : complain(problem);
}

/** The newest session in which a host was looked at that way. */
function newestThrough(through: string, out: string | undefined): Resume | {readonly problem: string} {
  const base = sessionsFolder(out);
  for (const {folder} of keptSessions(base)) {
    const read = readSession(basename(folder), out);
    if ('session' in read && read.session.host.through === through) return read;
  }
  return {problem: `no session through ${through} is kept in ${base}; "rungs sessions" lists those that are`};
}

/** Null = what was kept has a shape of another release, or of none. */
function ticketOf(
  {session, lastHash, count, hashes, folder, markKey}: Resume,
  {limit, keepIds, whole}: Pick<Options, 'limit' | 'keepIds' | 'whole'>,
): string | null {
  try {
    return ticket(session, {
      now: session.lastEventAt,
      lastHash,
      ids: idsIn(markKey, keepIds),
      chain: {count, marks: marksOf(hashes)},
      journalPath: join(folder, 'journal.jsonl'),
      lean: !whole,
      ...(limit === undefined ? {} : {limitChars: limit}),
    });
  } catch {
    return null;
  }
}

export function printSessions(options: Options): number {
  const folder = sessionsFolder(options.out);
  const listed = listSessions(folder, (id) => {
    const read = readSession(id, options.out);
    return 'problem' in read ? read : read.session;
  });
  if (listed.length === 0) process.stdout.write(`no session is kept in ${folder}\n`);
  process.stdout.write(listed.map((one) => `${sessionLine(one)}\n`).join(''));
  return 0;
}

function sessionLine(one: Listed): string {
  if ('problem' in one) return `${one.id}  cannot be read: ${one.problem}`;
  const {id, verdict, root, found, runbook, walked, rungs, gateway, host} = one;
  return `${id}  ${verdict.padEnd(8)} ${causeWords(verdict, root, found).padEnd(22)} ${runbook} ${walked}/${rungs}  ${gateway} on ${host}`;
}

/** A session that is well again was about what it found. */
function causeWords(verdict: string, root: string | null, found: string | null): string {
  return verdict === 'clear' && found !== null ? `was ${found}` : (root ?? '-');
}

export function explain(options: Options): number {
  const code = options.rest[0];
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) {
    return complain(
      `${code === undefined ? 'name a code' : `there is no finding called ${code}`}; there are:\n${rules.map((one) => `  ${one.code.padEnd(22)} ${one.title}`).join('\n')}`,
    );
  }
  const {explain: page} = rule;
  const parts = [
    `# ${rule.code}: ${rule.title}`,
    `Severity: ${rule.severity}${rule.behind.length === 0 ? '' : `. Can stand behind: ${rule.behind.join(', ')}`}`,
    `## What it means\n\n${page.means}`,
    `## Why it happens\n\n${page.why}`,
    ...(page.misleads === undefined ? [] : [`## What misleads\n\n${page.misleads}`]),
    `## What to do\n\n${page
      .next(exampleFacts(localPlatform().os))
      .map((step) => `- ${printStep(step)}`)
      .join('\n')}`,
    `Page: ${page.page}`,
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  return 0;
}

function complain(sentence: string): number {
  process.stderr.write(`rungs: ${sentence}\n`);
  return 64;
}
