import {localPlatform} from '../host/index.ts';
import {sessionsFolder} from '../journal/index.ts';
import {codes} from '../model/codes.ts';
import {rules} from '../rules/index.ts';
import {exampleFacts} from '../rules/shared/example.ts';
import {printStep} from '../steps/index.ts';
import {complain} from './complain.ts';
import {explainPage, pageAddress} from './explained.ts';
import {causeWords, keptHere, type Listed} from './kept-list.ts';
import {meantWords} from './nearest.ts';
import type {Options} from './options.ts';

/** The verbs that only read what is kept: sessions, explain. */
export function printSessions(options: Options): number {
  const listed = keptHere(options.out);
  if (listed.length === 0) process.stdout.write(`no session is kept in ${sessionsFolder(options.out)}\n`);
  else process.stdout.write(`${columns('session', 'verdict', 'cause', 'state')} runbook and host\n`);
  process.stdout.write(listed.map((one) => `${sessionLine(one)}\n`).join(''));
  return 0;
}

function sessionLine(one: Listed): string {
  if ('problem' in one) return `${one.id}  cannot be read: ${one.problem}`;
  const {id, verdict, runbook, walked, rungs, gateway, host, drill, closed} = one;
  const kind = drill === null ? '' : `drill ${drill}, `;
  return `${columns(id, verdict, causeWords(one), closed ? 'closed' : 'open')} ${kind}${runbook} ${walked}/${rungs}  ${gateway} on ${host}`;
}

function columns(id: string, verdict: string, cause: string, state: string): string {
  return `${id.padEnd(20)}  ${verdict.padEnd(8)} ${cause.padEnd(22)} ${state.padEnd(6)}`;
}

export function explain(options: Options): number {
  const code = options.rest[0];
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) return complain(whyNoCode(code));
  process.stdout.write(`${explainText(rule.code)}\n`);
  return 0;
}

/** The nearest ones are meant more often than any other. */
function whyNoCode(code: string | undefined): string {
  const meant = code === undefined ? '' : meantWords(code, codes);
  const all = rules.map((one) => `  ${one.code.padEnd(22)} ${one.title}`).join('\n');
  return `${code === undefined ? 'name a code' : `there is no finding called ${code}${meant}`}; there are:\n${all}`;
}

function explainText(code: string): string {
  const page = explainPage(code, exampleFacts(localPlatform().os));
  const rule = rules.find((one) => one.code === code);
  if (page === null || rule === undefined) return '';
  const {means, why, misleads, next, page: address} = rule.explain;
  return [
    `# ${page.title}`,
    `Severity: ${page.severity}`,
    `## What it means\n\n${means}`,
    `## Why it happens\n\n${why}`,
    ...(misleads === undefined ? [] : [`## What misleads\n\n${misleads}`]),
    `## What to do\n\n${next(exampleFacts(localPlatform().os))
      .map((step) => `- ${printStep(step)}`)
      .join('\n')}`,
    `Page: ${pageAddress(address)}`,
  ].join('\n\n');
}
