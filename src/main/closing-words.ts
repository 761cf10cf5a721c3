import {dirname} from 'node:path';
import {sessionsFolder} from '../journal/folder.ts';
import type {Session} from '../model/index.ts';
import type {Walking} from './walking.ts';

/** After the screen is gone: where the ticket is, or what went wrong. */
export function printClosingWords(code: number, debriefed: string | null, bug: string | null, walking: Walking | null): number {
  if (bug !== null) process.stderr.write(`rungs: ${bug}\n`);
  if (walking !== null) {
    process.stderr.write(`rungs: ${howItStands(walking.session())}\n`);
    const {drill} = walking.session();
    if (drill !== undefined) process.stderr.write(`rungs: drill ${drill.solvedAt === null ? 'not solved yet' : 'solved'}\n`);
    process.stderr.write(
      `rungs: ticket ${walking.folder}/ticket.md; resume with rungs walk --session ${walking.session().id}${outOf(walking.folder)}\n`,
    );
    if (debriefed !== null) process.stderr.write(debriefed.replace(/^(?=.)/gm, 'rungs: ').concat('\n'));
    const problem = walking.problem();
    if (problem !== null) process.stderr.write(`rungs: ${problem}\n`);
  }
  return code;
}

/** The verdict with its cause; of a host that is well again what the cause was. */
function howItStands({judgement: {verdict, findings}, held}: Session): string {
  const was = held.find(({root, finding, until}) => root && finding.severity !== 'note' && until !== null)?.finding;
  if (verdict === 'clear' && was !== undefined) return `${verdict}; the cause was ${was.code}: ${was.title}`;
  const root = findings[0];
  return `${verdict}${root === undefined ? '' : `, ${root.code}: ${root.title}`}`;
}

/** What has to be said to find a session again that is not where sessions are. */
function outOf(folder: string): string {
  return dirname(folder) === sessionsFolder(undefined) ? '' : ` --out ${dirname(folder)}`;
}
