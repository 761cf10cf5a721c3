import {localPlatform} from '../host/index.ts';
import {type Listed, listSessions, sessionsFolder} from '../journal/index.ts';
import {rules} from '../rules/index.ts';
import {exampleFacts} from '../rules/shared/example.ts';
import {printStep} from '../steps/index.ts';
import {complain} from './complain.ts';
import type {Options} from './options.ts';
import {readSession} from './resume.ts';

/** The verbs that only read what is kept: sessions, explain. */
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
