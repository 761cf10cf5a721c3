import type {Session} from '../model/index.ts';
import {cliVersion as versionAsked} from '../openclaw/commands.ts';
import {chosenUnit, mainService} from '../supervisors/index.ts';
import type {TicketLine} from './blocks.ts';
import {counted, duration, utc} from './format.ts';
import {type Filling, ours, type Say} from './inline.ts';
import type {Page} from './page.ts';
import {ownerWords, wordOf} from './verdict-words.ts';

/** Who and where, for whoever goes on from here. */
export function writeFacts(page: Page, session: Session): void {
  const {say} = page;
  const {name, kind, os, through} = session.host;
  page.section(ours('Facts'));
  page.bullet(say`Owner: ${owner(session)}`);
  page.bullet(say`Host: ${name} (${wordOf(hostKinds, kind)}), ${os}${through === undefined ? say`` : say`, looked at through ${through}`}`);
  page.bullet(say`Responder: ${session.responder}, as user ${session.host.user}${resumed(session)}`);
  page.bullet(say`Walk: ${session.runbook.name}, ${walk(session)}`);
}

const hostKinds = ['local', 'ssh', 'via', 'recorded', 'drill'];

export function gatewayLine(say: Say, session: Session): TicketLine {
  const {gateway} = session;
  return say`Gateway: profile ${gateway.profile}, port ${gateway.port}, ${nameOfService(say, session)}, user ${gateway.user.name}`;
}

/** What starts it by the name that its supervisor has for it; where nothing does, the unit that would. */
export function nameOfService(say: Say, {gateway, readings}: Session): TicketLine {
  const {supervisor} = readings;
  const unit = supervisor?.seen === true ? chosenUnit(supervisor.value) : null;
  const service = supervisor?.seen === true ? mainService(supervisor.value) : null;
  return unit === null && service !== null ? say`${service.title}` : say`unit ${unit?.name ?? gateway.unit}`;
}

export function owner(session: Session): Filling {
  const reading = session.readings.supervisor;
  if (reading === undefined) {
    return ours('not looked at');
  }
  return reading.seen ? ownerWords(reading.value.owner) : ours('could not be seen');
}

export function cliVersion(session: Session): Filling {
  const install = session.readings.install;
  if (install === undefined) {
    return ours('not looked at');
  }
  return versionAsked(session.readings) ?? ours('could not be seen');
}

/** What the daemon says of itself comes first, then the files it was started from. */
export function daemonVersion(say: Say, session: Session): Filling {
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

/** The distribution, where it was looked at. */
export function osWords(say: Say, {readings: {vitals}, host}: Session): TicketLine {
  return vitals?.seen === true ? say`${vitals.value.os}, ${vitals.value.arch}` : say`${host.os}`;
}

/** What the unit starts it with; a running gateway comes first. */
export function nodeVersion({readings: {install}}: Session): Filling {
  if (install?.seen !== true) return ours('could not be seen');
  return (install.value.running ?? install.value.unit)?.node.version ?? ours('could not be seen');
}

function resumed(session: Session): TicketLine {
  return ours(session.resumed === 0 ? '' : `, resumed ${counted(session.resumed, 'time')}`);
}

export function whenWords(session: Session, now: number): TicketLine {
  const end = session.endedAt ?? now;
  return ours(
    `${utc(session.startedAt)} to ${utc(end)}, ${duration(end - session.startedAt)}${session.endedAt === null ? ', still open' : ''}`,
  );
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
