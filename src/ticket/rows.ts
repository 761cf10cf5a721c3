import {clipEnd} from './clip.ts';
import {aligned} from './format.ts';
import {inertLine} from './inert.ts';
import type {Page} from './page.ts';

/** One line of a fenced table; every cell is captured text. */
export type Cells = readonly string[];

/** Writes rows as aligned text inside a fence, at most `max` of them, and says how many more there are. */
export function writeRows(page: Page, rows: readonly Cells[], max: number, what: string): void {
  const shown = rows.slice(0, max).map((row) => row.map((cell) => clipEnd(inertLine(cell), page.detail.inlineChars)));
  const lines = shown.length === 0 ? [] : [aligned(shown)];
  if (rows.length > shown.length) {
    page.shorten(what);
    lines.push(`[… ${rows.length - shown.length} more left out here …]`);
  }
  if (lines.length > 0) {
    page.fence(lines.join('\n'));
  }
}
