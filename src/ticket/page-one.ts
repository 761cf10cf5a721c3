import type {Capability, Finding, Held, Session, Stated, Step} from '../model/index.ts';
import {overSince, triggersNow} from '../session/triggers.ts';
import type {TicketLine} from './blocks.ts';
import {changesMade} from './changes.ts';
import {cliVersion, daemonVersion, gatewayLine, whenWords} from './facts.ts';
import {counted, duration, utc} from './format.ts';
import {listed, ours, type Say, title} from './inline.ts';
import {stepText} from './next-step.ts';
import type {Page} from './page.ts';
import {type Cause, causeOf, gone, heldWords, subjectOf} from './past.ts';
import {verdictWords, wordOf} from './verdict-words.ts';

/** More lines are read by nobody who has a minute. */
const evidenceMax = 5;
const changesMax = 5;

/** What a colleague needs in one minute: cause, impact, since when, what proves it, what was changed, what is asked. */
export function writePageOne(page: Page, session: Session, now: number, shortened: readonly string[], limitChars: number | null): void {
  const {say} = page;
  const cause = causeOf(session);
  page.heading(1, say`Rungs ticket: ${headline(say, session, cause)} on ${session.host.name}`);
  writeKind(page, session);
  page.heading(2, ours('Summary'));
  writeCause(page, session, cause);
  page.bullet(say`Verdict: ${verdictWords(session.judgement.verdict)}`);
  writeImpact(page, session);
  writeSince(page, session, cause);
  writeTriggers(page, session);
  writeEvidence(page, session, cause);
  writeChanges(page, session, cause);
  writeNext(page, session, cause);
  page.bullet(gatewayLine(say, session));
  page.bullet(say`Versions: CLI ${cliVersion(session)}, daemon ${daemonVersion(say, session)}`);
  page.bullet(say`When (UTC): ${whenWords(session, now)}`);
  page.bullet(say`Session: ${session.id}, Rungs ${session.version}`);
  if (shortened.length > 0) {
    const limit = limitChars === null ? '' : ` to fit ${limitChars} characters`;
    const whole = `rungs ticket ${session.id} --whole`;
    page.bullet(say`Shortened here${ours(limit)}: ${ours(shortened.join(', '))}. The whole: ${whole}, or the journal.`);
  }
}

/** That no real host stands behind it. */
export function writeKind(page: Page, session: Session): void {
  const {say} = page;
  if (session.host.kind === 'drill') {
    page.paragraph(ours('DRILL. This host lives in memory; no real gateway was touched.'));
    const {drill} = session;
    if (drill !== undefined) {
      const solved = drill.solvedAt === null ? 'not solved' : `solved after ${duration(drill.solvedAt - session.startedAt)}`;
      page.paragraph(say`Drill ${drill.name}, seed ${String(drill.seed)}: ${ours(solved)}.`);
    }
  }
  if (session.host.kind === 'recorded') page.paragraph(ours('Replayed from a recording; no host was touched.'));
}

export function headline(say: Say, session: Session, {now, was}: Cause): TicketLine {
  const verdict = wordOf(['clear', 'degraded', 'down', 'unknown'], session.judgement.verdict);
  if (was !== undefined) return say`${verdict}, ${was.finding.code} is gone`;
  return now === undefined ? say`${verdict}` : say`${verdict}, ${now.code}`;
}

/** One cause in a sentence, whether it holds or was mended; what else was found and is gone is named. */
function writeCause(page: Page, session: Session, {now, was}: Cause): void {
  const {say} = page;
  const finding = now ?? was?.finding;
  if (finding === undefined) page.bullet(ours('Cause: none was found'));
  else {
    const label = now !== undefined ? 'Cause' : was?.until === null ? 'Cause, a note by now' : 'Cause, holds no more';
    page.bullet(say`${ours(label)}: ${finding.code}${subjectOf(say, finding)}, ${title(finding.title)}: ${finding.text}`);
  }
  const named = session.named.at(-1);
  if (named !== undefined) page.bullet(say`Taken for the cause by the responder: ${named.code}, ${ours(utc(named.at))} UTC`);
  const others = new Set(gone(session).flatMap((one) => (one === was ? [] : [one.finding.code])));
  if (others.size > 0) page.bullet(say`Found${ours(was === undefined ? '' : ' beside it')} and gone: ${[...others].join(', ')}`);
}

/** What somebody said of it comes first: a host does not know who waits for it. */
export function writeImpact(page: Page, session: Session): void {
  const {say, detail} = page;
  const said = statedAs(session, 'impact');
  for (const one of said.slice(0, detail.statedMax)) page.bullet(say`Impact: ${one.text}`);
  if (said.length > detail.statedMax) page.shorten('the impact');
  if (said.length > 0) return;
  const reading = session.readings.capabilities;
  if (reading?.seen !== true) return;
  const claimed = reading.value.capabilities.filter(({state}) => state !== 'off');
  const failed = claimed.filter(({state}) => state === 'failed');
  const named = listed(failed.slice(0, changesMax).map((one) => capabilityWords(say, one)));
  if (failed.length > 0) page.bullet(say`Seen not to work: ${named}${moreWords(failed.length)}`);
  const works = claimed.filter(({state}) => state === 'working').length;
  if (works < claimed.length)
    page.bullet(ours(`Proved to work: ${works} of ${counted(claimed.length, 'capability', 'capabilities')} that the configuration claims`));
}

function capabilityWords(say: Say, {kind, name}: Capability): TicketLine {
  return say`${wordOf(capabilityKinds, kind)} ${name}`;
}

const capabilityKinds = ['channel', 'agent', 'provider', 'plugin', 'skill', 'mcp', 'speech', 'browser', 'hook', 'cron'];

function moreWords(count: number): TicketLine {
  return ours(count > changesMax ? ` and ${count - changesMax} more` : '');
}

export function statedAs({stated}: Session, what: Stated['what']): readonly Stated[] {
  return stated.filter((one) => one.what === what);
}

function writeSince(page: Page, session: Session, {now, was}: Cause): void {
  const {say} = page;
  if (was !== undefined) page.bullet(say`Held (UTC): ${heldWords(was)}`);
  const held = now === undefined ? undefined : heldNow(session, now);
  if (held !== undefined) page.bullet(say`Found (UTC): ${heldWords(held)}`);
  const stopped = stoppedSince(session);
  if (stopped !== null && (held !== undefined || was !== undefined))
    page.bullet(say`Before that (UTC): unit ${stopped.unit} was ${stopped.active} since ${ours(utc(stopped.at))}`);
}

/** What was changed before it began: where a colleague looks first. */
function writeTriggers(page: Page, session: Session): void {
  const now = triggersNow(session);
  if (now === null) return writeOver(page, session);
  const {say} = page;
  const told = now.triggers.map(({change, beforeMs}) => say`${change.text} (${ours(duration(beforeMs))} before it)`);
  page.bullet(
    say`Changed shortly before the first sign of trouble, ${ours(utc(now.trouble.at))}, which proves no cause: ${listed(told, '; ')}`,
  );
}

/** A night that is over, for whoever reads the page in the morning. */
function writeOver(page: Page, session: Session): void {
  const [newest, ...others] = overSince(session);
  if (newest === undefined) return;
  const {say} = page;
  const more = others.length === 0 ? '' : `, and ${others.length} times more`;
  page.bullet(say`Not well in the last day, and over (UTC): ${ours(utc(newest.at))} ${newest.text}${ours(more)}`);
}

/** Since when the gateway's unit was not up when it was first looked at; null = it was, or nobody can tell. */
export function stoppedSince({
  firstTouch: {supervisor},
}: Session): {readonly unit: string; readonly active: string; readonly at: number} | null {
  const units = supervisor?.seen === true ? supervisor.value.units : [];
  const [first] = units.flatMap(({name, active, stateSince}) =>
    active === 'active' || stateSince === null ? [] : [{unit: name, active, at: stateSince}],
  );
  return first ?? null;
}

function heldNow({held}: Session, {code, subject}: Finding): Held | undefined {
  return held.find(({until, finding}) => until === null && finding.code === code && finding.subject === subject);
}

/** What somebody pinned, then what proves the cause, as it was seen then; where that is little, what stands behind it. */
function writeEvidence(page: Page, session: Session, {now, was}: Cause): void {
  const {say, detail} = page;
  const most = Math.min(evidenceMax, detail.evidenceMax);
  const pins = session.pins.slice(-most);
  if (pins.length < session.pins.length) page.shorten('pinned lines');
  const root = now ?? was?.finding;
  const all = [...session.judgement.findings, ...gone(session).map(({finding}) => finding)];
  const proof = root === undefined ? [] : [root, ...all.filter((one) => one.behind === root.code)].flatMap(({evidence}) => evidence);
  const lines = [...new Map(proof.map((one) => [one.line, one])).values()].filter(({line}) => !pins.some(({text}) => text === line));
  const shown = lines.slice(0, Math.min(most, Math.max(ownEvidenceMin, most - pins.length)));
  if (shown.length + pins.length === 0) return;
  page.bullet(ours('Evidence'));
  for (const {where, text} of pins) page.bullet(say`pinned from ${where}: ${text}`, 1);
  for (const {probe, line} of shown) page.bullet(say`seen${ours(was === undefined ? '' : ' then')} by ${probe}: ${line}`, 1);
}

/** What a person pins takes the place of what was judged, but not of all of it. */
const ownEvidenceMin = 2;

function writeChanges(page: Page, session: Session, {was}: Cause): void {
  const {say, detail} = page;
  const all = changesMade(say, session);
  const [from, until] = [was?.from ?? -Infinity, was?.until ?? Infinity];
  const during = was === undefined ? all : all.filter(({at}) => at >= from && at <= until);
  const label = ours(was === undefined ? 'Changed' : 'Done meanwhile');
  const shown = during.slice(-Math.min(changesMax, detail.ownMax)).map(({line}) => line);
  page.bullet(
    during.length === 0
      ? say`${label}: nothing that changes the host was run from here`
      : say`${label}: ${shown.length === 0 ? ours('left out here') : listed(shown, '; ')}`,
  );
  if (during.length > shown.length) page.shorten('what was changed');
}

/** What is asked: the steps that lead on, and what people still owe. */
function writeNext(page: Page, session: Session, {now}: Cause): void {
  const {say, detail} = page;
  const steps = asked(now?.next ?? [])
    .slice(0, detail.nextMax)
    .map((step) => say`${stepText(step, detail.inlineChars)}`);
  if (steps.length > 0) page.bullet(say`Next: ${listed(steps, '; ')}`);
  const said = statedAs(session, 'followup');
  for (const one of said.slice(0, detail.statedMax)) page.bullet(say`Follow-up: ${one.text}`);
  if (said.length > detail.statedMax) page.shorten('follow-ups');
}

/** What changes something leads on; before it stands the first look. */
function asked(next: readonly Step[]): readonly Step[] {
  const change = next.find((step) => 'kind' in step && step.kind === 'change');
  return change === undefined ? next.slice(0, 2) : [...new Set([next[0]!, change])];
}
