import type {Reading} from '../model/index.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** Begins a part of the page that is about one reading, and says why there is nothing in it where that is so. */
export function seenUnder<T>(page: Page, title: 'Capabilities' | 'Unit', reading: Reading<T> | undefined): T | null {
  page.section(ours(title));
  if (reading?.seen === true) return reading.value;
  page.paragraph(reading === undefined ? ours('Not looked at.') : page.say`Not seen, ${reading.why}: ${reading.detail}`);
  return null;
}
