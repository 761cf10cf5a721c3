import type {Held, Session} from '../../model/index.ts';
import type {TicketLine} from '../blocks.ts';
import {changesMade} from '../changes.ts';
import {duration, utc} from '../format.ts';
import {listed, ours, type Say, title} from '../inline.ts';
import {newPage, type Page} from '../page.ts';
import {statedAs, stoppedSince, writeImpact, writeKind} from '../page-one.ts';
import {causeOf, gone, subjectOf} from '../past.ts';
import {writeRows} from '../rows.ts';
import {writeMoments} from '../timeline.ts';
import {verdictWords} from '../verdict-words.ts';
import type {Content, Lore} from './content.ts';

/** The incident told afterwards, for those who were not there: what can be seen is filled in, the rest is asked for. */
export const postmortem: Content = (session, {detail, lore: known}) => {
  const page = newPage(detail, session.host.kind === 'drill');
  const {say} = page;
  const {now, was} = causeOf(session);
  const cause = now ?? was?.finding;
  const lore = cause === undefined ? nothing : known(cause.code);
  page.heading(1, cause === undefined ? say`Postmortem: ${session.host.name}` : say`Postmortem: ${cause.code} on ${session.host.name}`);
  writeKind(page, session);
  page.paragraph(cause === undefined ? ours('No cause was found.') : say`${title(cause.title)}${subjectOf(say, cause)}: ${cause.text}`);
  page.paragraph(say`At the end of this session: ${verdictWords(session.judgement.verdict)}.`);
  page.heading(2, ours('Impact'));
  writeImpact(page, session);
  if (statedAs(session, 'impact').length === 0) page.bullet(ours('Whom it hit, and how: to be said, by rungs ticket with --impact'));
  writeTimes(page, session);
  page.heading(2, ours('What happened (UTC)'));
  writeMoments(
    page,
    session.timeline.filter(({text}) => !/^rung \d+ /.test(text)),
  );
  writeNoted(page, session);
  writeMisleading(page, session, lore);
  writeChanged(page, session);
  writeFollowups(page, session);
  writePractice(page, session, lore);
  return page.blocks;
};

const nothing: Lore = {misleads: null, drill: null};

/** Detected, named, mended, recovered: when, and how long after it began as far as anybody can tell. */
function writeTimes(page: Page, session: Session): void {
  const {was, now} = causeOf(session);
  const held = was ?? session.held.find(({finding, until}) => until === null && finding.code === now?.code);
  const began = stoppedSince(session)?.at ?? null;
  const first = changesMade(page.say, session).find(({at}) => held === undefined || at >= held.from);
  const rows: readonly (readonly [string, number | null])[] = [
    ['unit not up since', began],
    ['Rungs opened', session.startedAt],
    ['cause named', held?.from ?? null],
    ['first change', first?.at ?? null],
    ['cause gone', held?.until ?? null],
    ['recovered', recoveredAt(session)],
  ];
  const from = began ?? session.startedAt;
  page.heading(2, ours('Times (UTC)'));
  writeRows(
    page,
    rows.map(([what, at]) =>
      at === null ? [what, 'not in this session'] : [what, utc(at), at <= from ? '' : `after ${duration(at - from)}`],
    ),
    rows.length,
    'the times',
  );
}

/** When the host was judged to be well for the last time, and stayed so. */
function recoveredAt({timeline, judgement, drill}: Session): number | null {
  if (judgement.verdict !== 'clear') return drill?.solvedAt ?? null;
  const wasIll = timeline.some(({text}) => text === 'verdict down' || text === 'verdict degraded');
  return wasIll ? (timeline.findLast(({text}) => text === 'verdict clear')?.at ?? null) : null;
}

function writeNoted(page: Page, {notes}: Session): void {
  if (notes.length === 0) return;
  page.heading(2, ours('What was noted'));
  for (const {at, text} of notes.slice(0, page.detail.notesMax)) page.bullet(atTime(page.say, at, page.say`${text}`));
}

function writeMisleading(page: Page, session: Session, {misleads}: Lore): void {
  const {say} = page;
  const {now, was} = causeOf(session);
  const cause = now ?? was?.finding;
  const symptoms = new Set(
    [...session.judgement.findings, ...gone(session).map(({finding}) => finding)].flatMap(({code, behind}) =>
      behind === null ? [] : [code],
    ),
  );
  page.heading(2, ours('What misled'));
  if (misleads !== null && cause !== undefined) page.bullet(say`With ${cause.code}: ${prose(misleads)}`);
  if (symptoms.size > 0) page.bullet(say`Red as well, and only symptoms: ${[...symptoms].join(', ')}`);
  const vain = changesInVain(say, session, was);
  if (vain.length > 0) page.bullet(say`Done before, and it stayed: ${listed(vain, '; ')}`);
  for (const {title: name, verdict, because} of session.acts)
    if (verdict === 'not mended' || verdict === 'worse') page.bullet(say`${title(name)}: ${ours(verdict)}, ${because}`);
  page.bullet(ours('What people thought at first: to be said'));
}

/** What was changed while the cause held, but for the last, after which it was gone. */
function changesInVain(say: Say, session: Session, was: Held | undefined): readonly TicketLine[] {
  if (was === undefined || was.until === null) return [];
  const {from, until} = was;
  const during = changesMade(say, session).filter(({at}) => at >= from && at <= until);
  return during.slice(0, -1).map(({line}) => line);
}

/** A sentence of a rule's page, as it is where it is made of plain words. */
function prose(text: string): ReturnType<typeof title> {
  return /^[A-Za-z][A-Za-z0-9 ,.;:'()-]*$/.test(text) ? ours(text) : text;
}

function writeChanged(page: Page, session: Session): void {
  const changes = changesMade(page.say, session);
  page.heading(2, ours('What was changed'));
  for (const {at, line} of changes.slice(0, page.detail.ownMax)) page.bullet(atTime(page.say, at, line));
  if (changes.length === 0) page.bullet(ours('nothing that changes the host was run from here'));
}

function atTime(say: Say, at: number, line: TicketLine): TicketLine {
  return say`${ours(utc(at))} ${line}`;
}

function writeFollowups(page: Page, session: Session): void {
  page.heading(2, ours('Follow-ups'));
  const said = statedAs(session, 'followup');
  for (const {text} of said) page.bullet(page.say`${text}`);
  if (said.length === 0) page.bullet(ours('none was said; rungs ticket takes them with --followup'));
}

function writePractice(page: Page, session: Session, {drill}: Lore): void {
  const name = session.drill?.name ?? drill;
  if (name === null) return;
  const command = `rungs drill ${name}${session.drill === undefined ? '' : ` --seed ${session.drill.seed}`}`;
  page.heading(2, ours('Practice'));
  page.paragraph(page.say`${ours(session.drill === undefined ? 'A drill has the same cause' : 'The same again')}: ${command}`);
}
