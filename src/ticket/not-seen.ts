import type {Session} from '../model/index.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';
import {writeRows} from './rows.ts';

/** What could not be looked at, and what therefore could not be judged. */
export function writeNotSeen(page: Page, session: Session): void {
  const {unanswered, unseen} = session.judgement;
  page.section(ours('Not seen'));
  if (unseen.length === 0 && unanswered.length === 0) {
    page.paragraph(ours('Everything that was looked for was seen.'));
    return;
  }
  page.paragraph(ours(`Looks without an answer: ${unseen.length}; findings that could not be judged: ${unanswered.length}.`));
  writeRows(
    page,
    unseen.map((one) => [one.probe, one.why, one.detail]),
    page.detail.rowsMax,
    'what was not seen',
  );
  writeRows(
    page,
    unanswered.map((one) => [one.code, one.because]),
    page.detail.rowsMax,
    'what was not seen',
  );
}
