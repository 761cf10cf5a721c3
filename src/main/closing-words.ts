import {dirname} from 'node:path';
import {sessionsFolder} from '../journal/folder.ts';
import type {Walking} from './walking.ts';

/** After the screen is gone: where the ticket is, or what went wrong. */
export function printClosingWords(code: number, debriefed: string | null, bug: string | null, walking: Walking | null): number {
  if (bug !== null) process.stderr.write(`rungs: ${bug}\n`);
  if (walking !== null) {
    const {verdict, findings} = walking.session().judgement;
    const root = findings[0];
    process.stderr.write(`rungs: ${verdict}${root === undefined ? '' : `, ${root.code}: ${root.title}`}\n`);
    const {drill} = walking.session();
    if (drill !== undefined) process.stderr.write(`rungs: drill ${drill.solvedAt === null ? 'not solved yet' : 'solved'}\n`);
    process.stderr.write(
      `rungs: ticket ${walking.folder}/ticket.md; resume with rungs walk --session ${walking.session().id}${outOf(walking.folder)}\n`,
    );
    if (debriefed !== null) process.stderr.write(`rungs: ${debriefed}\n`);
    const problem = walking.problem();
    if (problem !== null) process.stderr.write(`rungs: ${problem}\n`);
  }
  return code;
}

/** What has to be said to find a session again that is not where sessions are. */
function outOf(folder: string): string {
  return dirname(folder) === sessionsFolder(undefined) ? '' : ` --out ${dirname(folder)}`;
}
