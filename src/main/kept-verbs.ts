import {join} from 'node:path';
import {localPlatform} from '../host/index.ts';
import {keptSessions, sessionsFolder, writeTicketFile} from '../journal/index.ts';
import {rules} from '../rules/index.ts';
import {exampleFacts} from '../rules/shared/example.ts';
import {printStep} from '../steps/index.ts';
import {ticket} from '../ticket/index.ts';
import type {Options} from './options.ts';
import {readSession} from './resume.ts';

/** The verbs that only read what is kept: ticket, sessions, explain. */
export function printTicket(options: Options): number {
  const read = readSession(options.rest[0] ?? options.session, options.out);
  if ('problem' in read) return complain(read.problem);
  if (options.verify) return verify(read.folder, read.remarks, read.count, read.lastHash);
  const text = ticket(read.session, {
    now: read.session.lastEventAt,
    lastHash: read.lastHash,
    journalPath: join(read.folder, 'journal.jsonl'),
    ...(options.limit === undefined ? {} : {limitChars: options.limit}),
  });
  for (const remark of read.remarks) process.stderr.write(`rungs: journal: ${remark}\n`);
  if (options.file === undefined) {
    process.stdout.write(text);
    return 0;
  }
  const problem = writeTicketFile(options.file, text);
  return problem === null ? 0 : complain(problem);
}

function verify(folder: string, remarks: readonly string[], count: number, lastHash: string): number {
  for (const remark of remarks) process.stdout.write(`${remark}\n`);
  process.stdout.write(
    `${folder}: ${count} events, last hash ${lastHash}, ${remarks.length === 0 ? 'the chain holds' : `${remarks.length} remarks`}\n`,
  );
  return remarks.length === 0 ? 0 : 1;
}

export function printSessions(options: Options): number {
  const folder = sessionsFolder(options.out);
  const kept = keptSessions(folder);
  if (kept.length === 0) process.stdout.write(`no session is kept in ${folder}\n`);
  for (const one of kept) {
    const read = readSession(one.id, options.out);
    if ('problem' in read) process.stdout.write(`${one.id}  cannot be read: ${read.problem}\n`);
    else {
      const {judgement, gateway, host, runbook, rungs} = read.session;
      const walked = rungs.filter((rung) => rung.status !== 'waiting').length;
      process.stdout.write(
        `${one.id}  ${judgement.verdict.padEnd(8)} ${(judgement.findings[0]?.code ?? '-').padEnd(22)} ${runbook.name} ${walked}/${rungs.length}  ${gateway.profile} :${gateway.port} on ${host.name}\n`,
      );
    }
  }
  return 0;
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
