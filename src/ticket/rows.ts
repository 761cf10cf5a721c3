import type {Cells} from './blocks.ts';
import {clipEnd} from './clip.ts';
import {inertLine} from './inert.ts';
import type {Page} from './page.ts';

/** Writes a table, at most `max` rows of it, and says how many more there are. */
export function writeRows(page: Page, rows: readonly Cells[], max: number, what: string): void {
  const shown = rows.slice(0, max).map((row) => row.map((cell) => clipEnd(inertLine(cell), page.detail.inlineChars)));
  const more = rows.length - shown.length;
  if (more > 0) page.shorten(what);
  if (rows.length > 0) page.table(shown, more === 0 ? null : `[… ${more} more left out here …]`);
}
