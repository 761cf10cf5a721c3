import {difference} from '../acts/index.ts';
import type {ActRun, Session} from '../model/index.ts';
import {sayFate} from '../session/act-runs.ts';
import {utc} from './format.ts';
import {listed, ours, title} from './inline.ts';
import {andMore, firstOf, type Page} from './page.ts';
import {writeRun} from './runs.ts';

/** What was changed on the host to mend it: who, when, why, the commands, what changed, whether it helped and whether it was kept. */
export function writeActs(page: Page, session: Session): void {
  const {acts, left} = session;
  if (acts.length === 0 && left === null) return;
  page.section(ours(`Acts on the host: ${acts.length}`));
  const shown = firstOf(page, acts, page.detail.ownMax, 'acts');
  for (const act of shown) writeAct(page, session, act);
  andMore(page, acts.length, shown.length);
  if (left !== null)
    page.paragraph(
      page.say`Begun and not ended: act ${left.act} for ${left.code}, by ${left.responder} at ${ours(utc(left.since))} in session ${left.session}.`,
    );
}

function writeAct(page: Page, session: Session, act: ActRun): void {
  const {say, detail} = page;
  const what = act.wanted === true ? say`as a person wanted` : say`for ${act.code}`;
  const why = act.subject === null ? what : say`${what} of ${act.subject}`;
  page.heading(3, say`${title(act.title)}: ${ours(act.verdict ?? 'not ended yet')}`);
  page.paragraph(say`By ${session.responder} at ${ours(utc(act.at))}, ${why}: ${act.effect}.`);
  if (act.pack !== undefined) page.paragraph(say`Before it a rollback pack was made: ${act.pack}.`);
  if (act.preview !== undefined) page.fence(act.preview.join('\n'));
  if (act.armed !== undefined && 'none' in act.armed) page.paragraph(say`No undo was set beforehand: ${act.armed.none}.`);
  for (const run of act.results) writeRun(page, run, {lines: detail.outputLines, chars: detail.redOutputChars});
  for (const step of act.steps.slice(act.results.length)) page.bullet(say`${step.shown}: not run`);
  if (act.verdict === null) return;
  const changed = difference(act.before, act.after);
  if (act.verdict !== 'cut off' && changed.length === 0) page.paragraph(ours('Nothing that was looked at differs after it.'));
  if (act.verdict !== 'cut off' && changed.length > 0) page.fence(changed.join('\n'));
  page.paragraph(listed([say`Verdict: ${ours(act.verdict)}, ${act.because}.`, ours(keptWords(session, act))], ' '));
  if (act.fate !== undefined) page.paragraph(say`${sentence(sayFate(act.act, act.fate))}.`);
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function keptWords({acts}: Session, act: ActRun): string {
  if (act.undoes !== null) return '';
  if (acts.some((one) => one.undoes === act.run && one.verdict === 'undone')) return 'It was taken back.';
  if (act.fate?.is === 'ran') return 'It was taken back by itself.';
  return act.undo.length === 0 ? 'Nothing takes it back.' : 'It was kept.';
}
