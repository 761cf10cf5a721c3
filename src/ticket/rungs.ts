import type {Rung, RungState, Session} from '../model/index.ts';
import {duration} from './format.ts';
import {type Filling, ours, title} from './inline.ts';
import type {Page} from './page.ts';
import {writeRun} from './runs.ts';
import {wordOf} from './verdict-words.ts';

/** Every rung of the walk with its commands, or the reason why it was not walked. */
export function writeRungs(page: Page, session: Session): void {
  page.section(ours(`Rungs: ${session.rungs.length}`));
  if (page.detail.rungs === 'counted') {
    page.shorten('the rungs');
    page.paragraph(ours('Left out here; the summary says how far the walk went.'));
    return;
  }
  session.rungs.forEach((state, index) => writeRung(page, state, session.runbook.rungs[index], index + 1));
}

function writeRung(page: Page, state: RungState, rung: Rung | undefined, number: number): void {
  const {say, detail} = page;
  const name = title(rung?.title ?? state.id);
  const took = state.startedAt === null || state.endedAt === null ? '' : `, ${duration(state.endedAt - state.startedAt)}`;
  page.heading(3, say`${number}. ${name}: ${statusWords(state)}, ${verdictWord(state)}${ours(took)}`);
  if (state.reason !== null) {
    page.bullet(say`reason: ${state.reason}`);
  }
  if (state.runs.length === 0) {
    writeCommand(page, state);
    return;
  }
  if (detail.rungs === 'headings') {
    page.shorten('the rungs');
    return;
  }
  const chars = state.verdict === 'clear' ? detail.clearOutputChars : detail.redOutputChars;
  for (const run of state.runs) {
    writeRun(page, run, {lines: detail.rungLines, chars});
  }
}

/** For a rung that was not run, what would have been. */
function writeCommand(page: Page, state: RungState): void {
  if (state.variant === null) {
    return;
  }
  if (page.detail.rungs === 'headings') {
    page.shorten('the rungs');
    return;
  }
  if (state.variant.kind === 'person' && state.status === 'done') {
    page.bullet(ours('done by hand; Rungs ran nothing'));
  }
  page.bullet(page.say`command: ${state.variant.shown}`);
}

function statusWords(state: RungState): Filling {
  return state.status === 'waiting' ? ours('not walked') : wordOf(['running', 'done', 'skipped', 'withheld'], state.status);
}

function verdictWord(state: RungState): Filling {
  return wordOf(['clear', 'degraded', 'down', 'unknown'], state.verdict);
}
