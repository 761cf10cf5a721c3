import type {Session} from '../model/index.ts';
import {clipMiddle} from './clip.ts';
import {utc} from './format.ts';
import {inertBlock} from './inert.ts';
import {ours} from './inline.ts';
import {andMore, firstOf, type Page} from './page.ts';

/** The responder's own words, each as it was written, inside a fence. */
export function writeNotes(page: Page, session: Session): void {
  if (session.notes.length === 0) {
    return;
  }
  page.section(ours(`Notes: ${session.notes.length}`));
  const shown = firstOf(page, session.notes, page.detail.notesMax, 'notes');
  for (const note of shown) {
    page.bullet(page.say`${ours(utc(note.at))}, on rung ${note.rung}`);
    const kept = clipMiddle(inertBlock(note.text), page.detail.noteLines, page.detail.noteChars);
    if (kept.left !== null) {
      page.shorten('notes');
    }
    page.fence(kept.text);
  }
  andMore(page, session.notes.length, shown.length);
}
