import type {Session} from '../model/index.ts';
import type {TicketLine} from './blocks.ts';
import {counted, duration, utc} from './format.ts';
import {type Filling, ours, type Say, title} from './inline.ts';
import type {Page} from './page.ts';
import {type Cause, causeOf, gone, heldWords, subjectOf, writeMended} from './past.ts';
import {ownerWords, verdictWords, wordOf} from './verdict-words.ts';

/** What the next reader needs before anything else, in a dozen lines. */
export function writeSummary(page: Page, session: Session, now: number, shortened: readonly string[], limitChars: number | null): void {
  const {say} = page;
  const cause = causeOf(session);
  page.heading(1, say`Rungs ticket: ${headline(say, session, cause)} on ${session.host.name}`);
  if (session.host.kind === 'drill') {
    page.paragraph(ours('DRILL. This host lives in memory; no real gateway was touched.'));
    const {drill} = session;
    if (drill !== undefined) {
      const solved = drill.solvedAt === null ? 'not solved' : `solved after ${duration(drill.solvedAt - session.startedAt)}`;
      page.paragraph(say`Drill ${drill.name}, seed ${String(drill.seed)}: ${ours(solved)}.`);
    }
  }
  if (session.host.kind === 'recorded') {
    page.paragraph(ours('Replayed from a recording; no host was touched.'));
  }
  page.heading(2, ours('Summary'));
  page.bullet(say`Verdict: ${verdictWords(session.judgement.verdict)}`);
  writeCause(page, session, cause);
  page.bullet(gatewayLine(say, session));
  page.bullet(say`Owner: ${owner(session)}`);
  page.bullet(say`Versions: CLI ${cliVersion(session)}, daemon ${daemonVersion(say, session)}`);
  const {name, kind, os, through} = session.host;
  page.bullet(say`Host: ${name} (${wordOf(hostKinds, kind)}), ${os}${through === undefined ? say`` : say`, looked at through ${through}`}`);
  page.bullet(say`Responder: ${session.responder}, as user ${session.host.user}${resumed(session)}`);
  page.bullet(say`When (UTC): ${ours(utc(session.startedAt))} to ${ended(session, now)}`);
  page.bullet(say`Walk: ${session.runbook.name}, ${walk(session)}`);
  page.bullet(say`Session: ${session.id}, Rungs ${session.version}`);
  if (shortened.length > 0) {
    const limit = limitChars === null ? '' : ` to fit ${limitChars} characters`;
    const whole = `rungs ticket ${session.id} --whole`;
    page.bullet(say`Shortened here${ours(limit)}: ${ours(shortened.join(', '))}. The whole: ${whole}, or the journal.`);
  }
}

/** One cause in a sentence, whether it holds or was mended; what else was found and is gone is named. */
function writeCause(page: Page, session: Session, {now, was}: Cause): void {
  const {say} = page;
  if (now !== undefined) {
    const held = session.held.find(({until, finding}) => until === null && finding.code === now.code && finding.subject === now.subject);
    page.bullet(say`Cause: ${now.code}${subjectOf(say, now)}, ${title(now.title)}: ${now.text}`);
    if (held !== undefined) page.bullet(say`Found (UTC): ${heldWords(held)}`);
  } else if (was === undefined) {
    page.bullet(ours('Cause: none was found'));
  } else {
    writeMended(page, session, was);
  }
  const others = new Set(gone(session).flatMap((one) => (one === was ? [] : [one.finding.code])));
  if (others.size > 0) page.bullet(say`Found${ours(was === undefined ? '' : ' beside it')} and gone: ${[...others].join(', ')}`);
}

const hostKinds = ['local', 'ssh', 'via', 'recorded', 'drill'];

function headline(say: Say, session: Session, {now, was}: Cause): TicketLine {
  const verdict = wordOf(['clear', 'degraded', 'down', 'unknown'], session.judgement.verdict);
  if (was !== undefined) return say`${verdict}, ${was.finding.code} is gone`;
  return now === undefined ? say`${verdict}` : say`${verdict}, ${now.code}`;
}

function gatewayLine(say: Say, session: Session): TicketLine {
  const {gateway} = session;
  return say`Gateway: profile ${gateway.profile}, port ${gateway.port}, unit ${gateway.unit}, user ${gateway.user.name}`;
}

function owner(session: Session): Filling {
  const reading = session.readings.supervisor;
  if (reading === undefined) {
    return ours('not looked at');
  }
  return reading.seen ? ownerWords(reading.value.owner) : ours('could not be seen');
}

function cliVersion(session: Session): Filling {
  const install = session.readings.install;
  if (install === undefined) {
    return ours('not looked at');
  }
  return install.seen && install.value.cli.seen ? install.value.cli.value.version : ours('could not be seen');
}

/** What the daemon says of itself comes first, then the files it was started from. */
function daemonVersion(say: Say, session: Session): Filling {
  const {http, install} = session.readings;
  const said = http?.seen === true ? http.value.ready?.version : null;
  const running = install?.seen === true ? install.value.running?.version : null;
  const version = said ?? running ?? null;
  if (version !== null || install?.seen !== true) {
    return version ?? ours('could not be seen');
  }
  const unit = install.value.unit?.version ?? null;
  const runs = install.value.running === null ? 'not running' : 'of unknown version';
  return unit === null ? ours(runs) : say`${ours(runs)}, its unit starts ${unit}`;
}

function resumed(session: Session): TicketLine {
  return ours(session.resumed === 0 ? '' : `, resumed ${counted(session.resumed, 'time')}`);
}

function ended(session: Session, now: number): TicketLine {
  const end = session.endedAt ?? now;
  return ours(`${utc(end)}, ${duration(end - session.startedAt)}${session.endedAt === null ? ', still open' : ''}`);
}

function walk(session: Session): TicketLine {
  const count = (status: string): number => session.rungs.filter((rung) => rung.status === status).length;
  const open = session.rungs.length - count('done') - count('skipped') - count('withheld');
  const parts = [`${count('done')} of ${counted(session.rungs.length, 'rung')} done`];
  if (count('skipped') > 0) {
    parts.push(`${count('skipped')} skipped`);
  }
  if (count('withheld') > 0) {
    parts.push(`${count('withheld')} withheld`);
  }
  if (open > 0) {
    parts.push(`${open} not walked`);
  }
  return ours(`${open === 0 ? 'complete' : 'not complete'}: ${parts.join(', ')}`);
}
