import type {Finding, Held, Look, Ran, Session} from '../model/index.ts';
import {showWords} from '../steps/index.ts';
import type {TicketLine} from './blocks.ts';
import {counted, duration, utc} from './format.ts';
import {listed, ours, type Say, title} from './inline.ts';
import type {Page} from './page.ts';
import {causes} from './roots.ts';
import {howItEnded} from './runs.ts';

/** What the session was about: the cause that holds, or the one that did and was mended. */
export interface Cause {
  readonly now: Finding | undefined;
  readonly was: Held | undefined;
}

/** A note makes no host ill, so it never stands where a cause was. */
export function causeOf(session: Session): Cause {
  const now = causes(session.judgement.findings)[0]?.finding;
  const was = session.held.find((one) => one.root && one.finding.severity !== 'note' && (one.until !== null || isNoteNow(session, one)));
  if (now === undefined || (now.severity === 'note' && was !== undefined)) return {now: undefined, was};
  return {now, was: undefined};
}

/** What a kill or a refusal leaves for a while is a note on a host that is well again, and was the cause all the same. */
function isNoteNow({judgement}: Session, {finding}: Held): boolean {
  return judgement.findings.some(
    ({code, subject, severity}) => code === finding.code && subject === finding.subject && severity === 'note',
  );
}

/** What was found and holds no more, causes first. */
export function gone({held}: Session): readonly Held[] {
  return held.filter(({until}) => until !== null);
}

/** The mended cause for the summary: what it was, what proved it, how long it held, and what was done meanwhile. */
export function writeMended(page: Page, session: Session, was: Held): void {
  const {say, detail} = page;
  const {finding} = was;
  page.bullet(
    say`${ours(was.until === null ? 'Cause, a note by now' : 'Cause, holds no more')}: ${finding.code}${subjectOf(say, finding)}, ${title(finding.title)}: ${finding.text}`,
  );
  page.bullet(say`Held (UTC): ${heldWords(was)}`);
  for (const {probe, line} of finding.evidence.slice(0, Math.min(3, detail.evidenceMax)))
    page.bullet(say`seen then by ${probe}: ${line}`, 1);
  const acts = changesDuring(page, session, was).slice(-Math.min(5, detail.ownMax));
  page.bullet(
    acts.length === 0
      ? ours('Done meanwhile: nothing that changes the host was run from here')
      : say`Done meanwhile: ${listed(acts, '; ')}`,
  );
}

/** When it held, as far as anybody looked. */
export function heldWords({from, until, times}: Held): TicketLine {
  const breaks = times > 1 ? `, came ${counted(times, 'time')}` : '';
  return ours(
    until === null ? `since ${utc(from)}${breaks}` : `first seen ${utc(from)}, gone ${utc(until)}, ${duration(until - from)}${breaks}`,
  );
}

export function subjectOf(say: Say, {subject}: Finding): TicketLine {
  return subject === null ? ours('') : say` (${subject})`;
}

/** What can have mended it: a change that was begun before it was gone, as an own command, an act or a rung. */
function changesDuring({say}: Page, {own, rungs}: Session, {from, until}: Held): readonly TicketLine[] {
  const during = (at: number | null): boolean => at !== null && at >= from && (until === null || at <= until);
  const typed = own
    .filter(({armed, at}) => armed && during(at))
    .map(({at, argv, result}) => ({at, line: say`${showWords(argv)} (${howRunEnded(result)})`}));
  const walked = rungs.flatMap(({id, status, variant, startedAt: at, runs}) => {
    if (at === null || !during(at) || variant === null || variant.kind === 'reads') return [];
    const how =
      variant.kind === 'person' ? ours(status === 'done' ? 'said to be done by hand' : 'by hand') : howRunEnded(runs.at(-1) ?? null);
    return [{at, line: say`rung ${id} (${how})`}];
  });
  return [...typed, ...walked].toSorted((a, b) => a.at - b.at).map(({line}) => line);
}

function howRunEnded(result: Look<Ran> | null): TicketLine {
  if (result === null) return ours('not ended yet');
  return result.seen ? howItEnded(result.value) : ours('did not run');
}
