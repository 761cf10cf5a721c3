import type {ProcessFacts, Reading, Readings, ReadingValues, Session, UnitState} from '../model/index.ts';
import {servicesOf, unaskedName} from '../supervisors/index.ts';
import type {Cells} from './blocks.ts';
import {bytes, duration, utc} from './format.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';
import {writeRows} from './rows.ts';

/** More of a kind than this is a flood, not a snapshot. */
const rowsMax = 60;

/** What stood there before the first rung: the things that a restart erases. */
export function writeFirstTouch(page: Page, session: Session): void {
  page.section(ours('First touch'));
  if (session.firstTouchAt === null) {
    page.paragraph(ours('The first look was not complete when this was written.'));
    return;
  }
  page.paragraph(ours(`Seen at ${utc(session.firstTouchAt)}, before the first rung.`));
  if (page.detail.firstTouch) {
    writeRows(page, firstTouchRows(session.firstTouch), rowsMax, 'first touch');
  } else {
    page.shorten('first touch');
    page.paragraph(ours('Left out here.'));
  }
}

function firstTouchRows(readings: Readings): readonly Cells[] {
  return [
    ...look('supervisor', readings.supervisor, supervisorRows),
    ...look('ports', readings.ports, portRows),
    ...look('http', readings.http, httpRows),
    ...look('vitals', readings.vitals, vitalRows),
  ];
}

function look<T>(name: string, reading: Reading<T> | undefined, rows: (value: T) => readonly Cells[]): readonly Cells[] {
  if (reading === undefined) {
    return [[name, 'not looked at']];
  }
  return reading.seen ? rows(reading.value) : [[name, `not seen, ${reading.why}: ${reading.detail}`]];
}

function supervisorRows(value: ReadingValues['supervisor']): readonly Cells[] {
  return [
    ['owner', value.owner],
    ...value.units.flatMap(unitRows),
    ...value.unasked.map((one) => [unaskedName(one), `not asked: ${one.detail}`]),
    ...servicesOf(value).map((one) => [one.title, one.detail]),
    ...value.processes.map((one) => [
      `process ${one.pid}`,
      `user ${one.user}, since ${time(one.startedAt)}, known by its ${one.because}: ${one.argv.join(' ')}`,
    ]),
    ['lock', value.lock === null ? 'none' : `pid ${value.lock.pid ?? 'unknown'}, ${lives(value.lock.alive)}, ${value.lock.path}`],
  ];
}

function unitRows(unit: UnitState): readonly Cells[] {
  const name = `${unit.scope} ${unit.name}`;
  return [
    [name, `${unit.load}, ${unit.active}/${unit.sub}, result ${unit.result}, since ${time(unit.stateSince)}`],
    [`${unit.scope} last exit`, unit.exit.how === 'none' ? 'none' : `${unit.exit.how} ${unit.exit.status} at ${time(unit.exitedAt)}`],
    [`${unit.scope} restarts`, `${unit.restarts}`],
    [`${unit.scope} main pid`, `${unit.mainPid ?? 'none'}`],
  ];
}

function portRows(value: ReadingValues['ports']): readonly Cells[] {
  return value.ports.flatMap((port): readonly Cells[] => {
    const name = `port ${port.port} ${port.role}`;
    if (port.listeners.length === 0) {
      return [[name, 'nobody listens']];
    }
    return port.listeners.map((listener) => [name, `${listener.address}, user ${listener.user}, ${processWords(listener.process)}`]);
  });
}

function processWords(process: ProcessFacts | null): string {
  if (process === null) {
    return 'process cannot be seen';
  }
  const parents = process.parents.map((parent) => `${parent.name} ${parent.pid}`).join(' from ');
  return `pid ${process.pid}, unit ${process.unit ?? 'none'}, from ${parents || 'pid 1'}: ${process.argv.join(' ')}`;
}

function httpRows(value: ReadingValues['http']): readonly Cells[] {
  return (['healthz', 'readyz', 'startupz'] as const).map((name) => {
    const answer = value[name];
    if (!answer.seen) {
      return [name, `not seen, ${answer.why}: ${answer.detail}`];
    }
    return [name, `${answer.value.status}${answer.value.openclaw ? '' : ', not a gateway'}: ${answer.value.body}`];
  });
}

function vitalRows(value: ReadingValues['vitals']): readonly Cells[] {
  const {clock, memory} = value;
  return [
    ['uptime', duration(value.uptimeMs)],
    ['load', `${value.load1} on ${value.cpus} cores`],
    ['memory', `${bytes(memory.availableBytes)} of ${bytes(memory.totalBytes)} available`],
    ...value.disks.map((disk) => [
      `disk ${disk.mount}`,
      `${bytes(disk.freeBytes)} of ${bytes(disk.totalBytes)} free, inodes ${disk.inodesFree ?? 'unknown'} free`,
    ]),
    ['clock', `${clockWords(clock.synchronised)}${clock.offsetMs === null ? '' : `, off by ${clock.offsetMs} ms`}`],
  ];
}

function clockWords(synchronised: boolean | null): string {
  if (synchronised === null) {
    return 'synchronisation unknown';
  }
  return synchronised ? 'synchronised' : 'not synchronised';
}

function time(at: number | null): string {
  return at === null ? 'unknown' : utc(at);
}

function lives(alive: boolean | null): string {
  return alive === null ? 'cannot be seen' : alive ? 'alive' : 'dead';
}
