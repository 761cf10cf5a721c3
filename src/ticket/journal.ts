import {utc} from './format.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** How to check that this ticket is what was seen: the journal and the hash of its last event. */
export function writeJournal(page: Page, path: string | null, lastHash: string | null, now: number): void {
  page.heading(2, ours('Journal'));
  page.bullet(path === null ? ours('file: none, this session is in memory only') : page.say`file: ${path}`);
  page.bullet(lastHash === null ? ours('last hash: none') : page.say`last hash: ${lastHash}`);
  page.bullet(ours(`written at ${utc(now)}`));
}
