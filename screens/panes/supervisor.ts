import type {GatewayProcess, LogValue, Owner, Session, SupervisorValue, UnitState} from '../../src/model/index.ts';
import {seconds} from '../../src/session/describe.ts';
import {identities} from '../../src/session/identity.ts';
import {chosenUnit, ownerWord, presentUnits, servicesOf} from '../../src/supervisors/index.ts';
import {type Content, type Row, row} from '../content.ts';
import {toned, wrap} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';
import {unseen} from './unseen.ts';

const ownerTones: Readonly<Partial<Record<Owner, Tone>>> = {
  nobody: 'down',
  'two-at-once': 'down',
  foreground: 'degraded',
  unknown: 'unknown',
};

/** Who owns the gateway, how it has been, and whether the sources mean the same process. */
export function supervisor(session: Session, glyphs: Glyphs, columns: number): Content {
  const reading = session.readings.supervisor;
  if (reading === undefined || !reading.seen) return unseen('Supervisor', reading, columns);
  const value = reading.value;
  const log = session.readings.log?.seen === true ? session.readings.log.value : null;
  const rows: Row[] = [
    ...field('owner', ownerWord(value.owner), columns, ownerTones[value.owner] ?? 'strong'),
    ...presentUnits(value).flatMap((unit) => unitRows(unit, value, columns, log, recentRestarts(log?.restarts ?? [], session.lastEventAt))),
    ...servicesOf(value).flatMap((one) => field('service', `${one.title} ${one.detail}`, columns)),
    ...value.processes.filter((one) => one.because !== 'unit').flatMap((one) => processRows(one, columns)),
    ...value.unasked.flatMap((one) =>
      field(one.scope === 'user' || one.scope === 'system' ? `${one.scope} mgr` : one.scope, one.detail, columns, 'unknown'),
    ),
    ...identities(session.readings).flatMap((one) => {
      const tone: Tone = one.agrees === null ? 'quiet' : one.agrees ? 'clear' : 'down';
      const glyph = one.agrees === null ? glyphs.waiting : one.agrees ? glyphs.clear : glyphs.down;
      return wrap(`${one.label}  ${one.says}`, columns - 2).map((text, index) =>
        row(toned(index === 0 ? `${glyph} ` : '  ', tone), toned(text, one.agrees === false ? 'down' : 'plain')),
      );
    }),
  ];
  return {title: 'Supervisor', mark: value.owner, rows};
}

function unitRows(unit: UnitState, value: SupervisorValue, columns: number, log: LogValue | null, inFiveMinutes: number): readonly Row[] {
  const bad = unit.active === 'failed' || unit.active === 'activating' ? 'down' : unit.active === 'active' ? 'clear' : 'degraded';
  const several = presentUnits(value).length > 1;
  const counts = several && chosenUnit(value) === unit;
  return [
    ...field(
      several ? `${unit.scope} unit` : 'state',
      `${unit.active}/${unit.sub}${unit.result === 'success' ? '' : ` ${unit.result}`}${since(unit.stateSince)}${counts ? ', the one that counts' : ''}`,
      columns,
      bad,
    ),
    ...field(
      'restarts',
      `${unit.restarts}${inFiveMinutes > 0 ? `, ${inFiveMinutes} in 5 min (${(inFiveMinutes / 5).toFixed(1)} a minute)` : ''}${limits(unit)}`,
      columns,
      unit.restarts > 0 ? 'degraded' : 'plain',
    ),
    ...field('last exit', lastExit(unit, log), columns),
    ...field(
      'main pid',
      unit.mainPid === null ? 'none' : `${unit.mainPid}${unit.pids.length > 1 ? ` and ${unit.pids.length - 1} more` : ''}`,
      columns,
    ),
    ...(unit.needReload ? field('reload', 'the unit on disk is newer than the loaded one', columns, 'degraded') : []),
  ];
}

/** While a new run lives its manager has forgotten how the one before ended; the journal has not. */
function lastExit(unit: UnitState, log: LogValue | null): string {
  if (unit.exit.how !== 'none') return `${unit.exit.how} ${unit.exit.status}${since(unit.exitedAt)}`;
  const before = log?.exits.at(-1);
  if (before !== undefined) return `${before.how} ${before.status}${since(before.at)}, in the journal`;
  return log === null ? 'none of this run' : 'none in the journal';
}

function processRows(one: GatewayProcess, columns: number): readonly Row[] {
  const chain = one.parents.map((parent) => `${parent.name} ${parent.pid}`).join(' < ');
  return field(
    `pid ${one.pid}`,
    `${one.user}, by ${one.because}, in ${one.unit ?? 'no unit'}${chain === '' ? '' : `, from ${chain}`}`,
    columns,
    'degraded',
  );
}

function limits(unit: UnitState): string {
  const {burst, intervalMs, delayMs} = unit.restart;
  return burst === null || intervalMs === null
    ? ''
    : `, limit ${burst} in ${seconds(intervalMs)}${delayMs === null ? '' : `, pause ${seconds(delayMs)}`}`;
}

/** Clock time in UTC, as every time on the screen and in the ticket. */
function since(at: number | null): string {
  return at === null ? '' : ` at ${new Date(at).toISOString().slice(11, 19)}Z`;
}

function recentRestarts(restarts: readonly {readonly at: number}[], now: number): number {
  return restarts.filter((one) => now - one.at < 5 * 60_000).length;
}

function field(label: string, text: string, columns: number, tone: Tone = 'plain'): readonly Row[] {
  const indent = 10;
  return wrap(text, columns - indent).map((part, index) =>
    row(toned(index === 0 ? label.padEnd(indent) : ' '.repeat(indent), 'quiet'), toned(part, tone)),
  );
}
