import type {Finding, Held, Session} from '../model/index.ts';
import type {TicketLine} from './blocks.ts';
import {counted, duration, utc} from './format.ts';
import {ours, type Say} from './inline.ts';
import {causes} from './roots.ts';

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
