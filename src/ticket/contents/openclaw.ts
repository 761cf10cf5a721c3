import type {Finding, Session} from '../../model/index.ts';
import {showWords} from '../../steps/index.ts';
import type {TicketLine} from '../blocks.ts';
import {cliVersion, daemonVersion, nameOfService, nodeVersion, osWords, writeFacts} from '../facts.ts';
import {writeFindings} from '../findings.ts';
import {writeFirstTouch} from '../first-touch.ts';
import {counted, utc} from '../format.ts';
import {listed, ours, type Say} from '../inline.ts';
import {writeJournal} from '../journal.ts';
import {newPage, type Page} from '../page.ts';
import {statedAs, writeImpact, writeKind} from '../page-one.ts';
import {causeOf, subjectOf} from '../past.ts';
import {writeRedacted} from '../redacted.ts';
import {writeRows} from '../rows.ts';
import {writeTimeline} from '../timeline.ts';
import {writeUnit} from '../unit.ts';
import {ownerWords, verdictWords} from '../verdict-words.ts';
import type {Content} from './content.ts';

/**
 * The bug report form of OpenClaw, field by field under the form's own headings. What Rungs cannot know says so: a state was seen,
 * not how it came about.
 */
export const openclaw: Content = (session, {detail, lastHash, journalPath, chain, now}) => {
  const page = newPage(detail, session.host.kind === 'drill');
  const {say} = page;
  const {now: holds, was} = causeOf(session);
  const cause = holds ?? was?.finding;
  const field = (name: string): void => page.heading(3, ours(name));
  writeKind(page, session);
  field('Bug type');
  page.paragraph(ours(bugType(session)));
  field('Beta release blocker');
  page.paragraph(ours('No'));
  field('Summary');
  page.paragraph(cause === undefined ? say`Verdict: ${verdictWords(session.judgement.verdict)}.` : causeLine(say, cause));
  field('Steps to reproduce');
  writeSteps(page, session);
  field('Expected behavior');
  page.paragraph(say`The gateway serves on port ${session.gateway.port}, and what the configuration claims works.`);
  field('Actual behavior');
  writeActual(page, session, cause);
  field('OpenClaw version');
  page.paragraph(say`CLI ${cliVersion(session)}, gateway ${daemonVersion(say, session)}`);
  field('Operating system');
  page.paragraph(osWords(say, session));
  field('Install method');
  page.paragraph(installed(say, session));
  field('Model');
  page.paragraph(ours('Not seen by Rungs.'));
  field('Provider / routing chain');
  page.paragraph(providers(say, session));
  field('Additional provider/model setup details');
  page.paragraph(ours('None that Rungs saw.'));
  field('Logs');
  writeLogs(page, session);
  field('Screenshots, recordings, and evidence');
  page.paragraph(ours('Below, folded: what was found, what stood there at first, what was done.'));
  field('Impact and severity');
  writeSeverity(page, session);
  field('Additional information');
  page.paragraph(
    say`Written by Rungs ${session.version} from session ${session.id}. Secrets and ids of people are marks; equal marks are equal values.`,
  );
  writeFindings(page, session);
  writeFacts(page, session);
  writeFirstTouch(page, session);
  writeTimeline(page, session);
  writeUnit(page, session);
  writeRedacted(page, session);
  writeJournal(page, journalPath, lastHash, chain, now);
  return page.blocks;
};

/** The form's own words; whether it worked before is not for Rungs to say. */
function bugType({firstTouch: {supervisor}}: Session): string {
  const units = supervisor?.seen === true ? supervisor.value.units : [];
  return units.some(({active, restarts}) => active === 'failed' || restarts > 0)
    ? 'Crash (process/app exits or hangs)'
    : 'Behavior bug (incorrect output/state without crash)';
}

function causeLine(say: Say, finding: Finding): TicketLine {
  return say`${finding.text} (Rungs calls it ${finding.code}${subjectOf(say, finding)})`;
}

function writeSteps(page: Page, session: Session): void {
  const {say} = page;
  const {gateway, rungs} = session;
  const red = rungs.filter(({verdict, runs}) => runs.length > 0 && (verdict === 'down' || verdict === 'degraded'));
  page.bullet(say`Start the gateway of profile ${gateway.profile}, ${nameOfService(say, session)}`);
  for (const {variant} of red) for (const argv of variant?.commands ?? []) page.bullet(say`${showWords(argv)} shows it`);
  page.bullet(ours('Rungs saw the state and not how it came about: please add what was done before'));
}

function writeActual(page: Page, session: Session, cause: Finding | undefined): void {
  page.paragraph(page.say`Verdict: ${verdictWords(session.judgement.verdict)}.`);
  for (const {probe, line} of (cause?.evidence ?? []).slice(0, 5)) page.bullet(page.say`seen by ${probe}: ${line}`);
}

/** What the folder of the package tells of who put it there. */
function installed(say: Say, session: Session): TicketLine {
  const {install, supervisor} = session.readings;
  if (install?.seen !== true || !install.value.cli.seen) return ours('Could not be seen.');
  const {packageRoot} = install.value.cli.value;
  const by =
    packageRoot.includes('/.pnpm/') || packageRoot.includes('/pnpm/') ? 'pnpm' : packageRoot.includes('/node_modules/') ? 'npm' : 'unknown';
  const owner = supervisor?.seen === true ? supervisor.value.owner : 'unknown';
  const started = owner === 'nobody' || owner === 'unknown' ? ours('') : say`; started by ${ownerWords(owner)}`;
  return say`${ours(by)}, in ${packageRoot}; Node ${nodeVersion(session)}${started}`;
}

function providers(say: Say, {readings: {capabilities}}: Session): TicketLine {
  const all = capabilities?.seen === true ? capabilities.value.capabilities.filter(({kind}) => kind === 'provider') : [];
  return all.length === 0 ? ours('None was seen.') : listed(all.slice(0, 5).map(({name}) => say`${name}`));
}

const logLinesMax = 30;

/** The last lines, which are those before and after it went wrong. */
function writeLogs(page: Page, {readings: {log}}: Session): void {
  if (log?.seen !== true) return page.paragraph(log === undefined ? ours('Not looked at.') : page.say`Not seen, ${log.why}: ${log.detail}`);
  const {lines} = log.value;
  if (lines.length === 0) return page.paragraph(ours('It has no line.'));
  writeRows(
    page,
    lines.slice(-logLinesMax).map(({at, text}) => [utc(at), text]),
    logLinesMax,
    'the log',
  );
}

const severities = {clear: 'None now', degraded: 'Works in part', down: 'High, the gateway does not serve', unknown: 'Unknown'} as const;

function writeSeverity(page: Page, session: Session): void {
  if (statedAs(session, 'impact').length > 0) writeImpact(page, session);
  else {
    page.bullet(ours('Affected: to be said'));
    writeImpact(page, session);
  }
  page.bullet(ours(`Severity: ${severities[session.judgement.verdict] ?? severities.unknown}`));
  const held = session.held.find(({root}) => root);
  if (held !== undefined) page.bullet(ours(`Frequency: seen ${counted(held.times, 'time')} in this session`));
}
