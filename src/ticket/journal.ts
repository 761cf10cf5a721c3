import {utc} from './format.ts';
import {listed, ours} from './inline.ts';
import type {Page} from './page.ts';

export interface Chain {
  readonly count: number;
  readonly marks: readonly {readonly n: number; readonly hash: string}[];
}

/**
 * How to check that the journal is still what this ticket was printed from: `rungs ticket --verify --against` compares the number of
 * events and their hashes, of which a few on the way tell a cut-off end from a chain that was written anew.
 */
export function writeJournal(page: Page, path: string | null, lastHash: string | null, chain: Chain | null, now: number): void {
  page.section(ours('Journal'));
  page.bullet(path === null ? ours('file: none, this session is in memory only') : page.say`file: ${path}`);
  page.bullet(lastHash === null ? ours('last hash: none') : page.say`last hash: ${lastHash}`);
  if (chain !== null)
    page.bullet(page.say`events: ${listed([page.say`${chain.count}`, ...chain.marks.map(({n, hash}) => page.say`${n} is ${hash}`)])}`);
  page.bullet(ours(`written at ${utc(now)}`));
}
