import type {Moment, Session} from '../model/index.ts';
import {clipEnd} from './clip.ts';
import {utc} from './format.ts';
import {inertLine} from './inert.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** What happened, in UTC; of a long walk the beginning and the end. */
export function writeTimeline(page: Page, session: Session): void {
  page.section(ours('Timeline (UTC)'));
  const {timeline} = session;
  const max = page.detail.momentsMax;
  if (timeline.length === 0) {
    page.paragraph(ours('Nothing happened yet.'));
  } else if (timeline.length <= max) {
    page.fence(lines(page, timeline));
  } else {
    page.shorten('the timeline');
    const first = Math.floor(max / 3);
    const last = max - first;
    const omission = `[… ${timeline.length - max} moments left out here …]`;
    const parts = [lines(page, timeline.slice(0, first)), omission, last === 0 ? '' : lines(page, timeline.slice(-last))];
    page.fence(parts.filter((part) => part !== '').join('\n'));
  }
}

function lines(page: Page, moments: readonly Moment[]): string {
  return moments.map((moment) => `${utc(moment.at)}  ${clipEnd(inertLine(moment.text), page.detail.inlineChars)}`).join('\n');
}
