import type {Session} from '../model/index.ts';
import {utc} from './format.ts';
import {ours} from './inline.ts';
import {andMore, firstOf, type Page} from './page.ts';

/** Lines that somebody took off the screen because they prove something, with where and when. */
export function writePins(page: Page, session: Session): void {
  if (session.pins.length === 0) return;
  page.section(ours(`Pinned lines: ${session.pins.length}`));
  const shown = firstOf(page, session.pins, page.detail.notesMax, 'pinned lines');
  for (const {at, where, text} of shown) page.bullet(page.say`${ours(utc(at))}, from the pane ${where}: ${text}`);
  andMore(page, session.pins.length, shown.length);
}
