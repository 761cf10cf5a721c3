import type {Moment, Session} from '../model/index.ts';
import {clipEnd} from './clip.ts';
import {utc} from './format.ts';
import {inertLine} from './inert.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** What happened, in UTC. */
export function writeTimeline(page: Page, session: Session): void {
  page.section(ours('Timeline (UTC)'));
  writeMoments(page, session.timeline);
}

/** Of many the first and the last. */
export function writeMoments(page: Page, moments: readonly Moment[]): void {
  const max = page.detail.momentsMax;
  if (moments.length === 0) {
    page.paragraph(ours('Nothing happened yet.'));
  } else if (moments.length <= max) {
    page.fence(lines(page, moments));
  } else {
    page.shorten('the timeline');
    const first = Math.floor(max / 3);
    const last = max - first;
    const omission = `[… ${moments.length - max} moments left out here …]`;
    const parts = [lines(page, moments.slice(0, first)), omission, last === 0 ? '' : lines(page, moments.slice(-last))];
    page.fence(parts.filter((part) => part !== '').join('\n'));
  }
}

function lines(page: Page, moments: readonly Moment[]): string {
  return moments.map((moment) => `${utc(moment.at)}  ${clipEnd(inertLine(moment.text), page.detail.inlineChars)}`).join('\n');
}
