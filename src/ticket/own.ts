import type {Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import {utc} from './format.ts';
import {ours} from './inline.ts';
import {andMore, firstOf, type Page} from './page.ts';
import {writeRun} from './runs.ts';

/** What the responder ran besides the rungs. */
export function writeOwn(page: Page, session: Session): void {
  if (session.own.length === 0) {
    return;
  }
  page.section(ours(`Commands of the responder: ${session.own.length}`));
  const {say, detail} = page;
  const shown = firstOf(page, session.own, detail.ownMax, 'commands of the responder');
  for (const own of shown) {
    const where = say`, at ${ours(utc(own.at))} on rung ${own.rung}${ours(own.armed ? ', confirmed because it can change the host' : '')}`;
    if (own.result === null) {
      page.bullet(say`${showWords(own.argv)}: not ended yet${where}`);
    } else if (own.result.seen) {
      writeRun(page, own.result, {lines: detail.outputLines, chars: detail.redOutputChars}, where);
    } else {
      page.bullet(say`${showWords(own.argv)}: did not run, ${own.result.why}: ${own.result.detail}${where}`);
    }
  }
  andMore(page, session.own.length, shown.length);
}
