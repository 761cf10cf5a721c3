import type {Change, Changes, Session} from '../model/index.ts';
import {firstTrouble, triggersOf} from '../session/triggers.ts';
import {clipEnd} from './clip.ts';
import {duration, utc} from './format.ts';
import {inertLine} from './inert.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';

/** The newest; the whole day is shown by `rungs changed`. */
const shownMax = 60;

/** What was changed on the host in the day before it was looked at, and what of it stands shortly before the trouble. */
export function writeHostChanges(page: Page, {readings: {changes}}: Session): void {
  if (changes === undefined) return;
  page.section(ours('Changed on the host in the day before (UTC)'));
  if (!changes.seen) return page.paragraph(page.say`Not seen, ${changes.why}: ${changes.detail}`);
  writeTrigger(page, changes.value);
  writeList(page, changes.value);
  for (const {source, detail} of changes.value.unseen.slice(0, page.detail.rowsMax)) page.bullet(page.say`not seen: ${source}: ${detail}`);
}

function writeTrigger(page: Page, changes: Changes): void {
  const trouble = firstTrouble(changes);
  if (trouble === null) return;
  const {say} = page;
  page.paragraph(say`First sign of trouble: ${ours(utc(trouble.at))}, ${trouble.text}`);
  const triggers = triggersOf(changes, trouble);
  for (const {change, beforeMs} of triggers) page.bullet(say`${ours(duration(beforeMs))} before it: ${change.text}`);
  if (triggers.length > 0) page.paragraph(ours('That stands together in time, and proves no cause.'));
}

function writeList(page: Page, {list}: Changes): void {
  const max = Math.min(shownMax, page.detail.momentsMax);
  const shown = max === 0 ? [] : list.slice(-max);
  const left = list.length - shown.length;
  if (list.length === 0) return page.paragraph(ours('No trace of a change.'));
  if (left > 0 && max < shownMax) page.shorten('what was changed');
  const lines = shown.map((one) => line(one, page.detail.inlineChars));
  page.fence([...(left > 0 ? [`[… ${left} older ones left out here …]`] : []), ...lines].join('\n'));
}

function line({at, kind, text}: Change, chars: number): string {
  return `${utc(at)}  ${kind.padEnd(13)}  ${clipEnd(inertLine(text), chars)}`;
}
