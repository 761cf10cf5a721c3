import type {Evidence, Facts, LogLine, LogValue, UnitState} from '../../model/index.ts';
import {type Meaning, meaning, saysSomething} from '../../openclaw/meaning.ts';
import {isSupervisorsLine} from '../../supervisors/index.ts';
import {maybe} from './rule.ts';
import {type Told, toldService} from './service.ts';
import {failedStep} from './unit.ts';

/** systemd's time stamps are whole seconds, the journal's are not. */
const roundingMs = 2_000;

/** Without the run's own times: so many of the last lines belong to it at most. */
const linesMax = 80;

/** What the gateway itself said in its last run, oldest first: journal if there is one, else the file log. */
export function lastRunLines(unit: UnitState | null, log: LogValue): readonly LogLine[] {
  const own = log.lines.filter((line) => line.from === 'gateway');
  const lines = own.length > 0 ? own : log.lines.filter((line) => line.from === 'file');
  const from = unit?.startedAt == null ? null : startOf(unit.startedAt, log);
  const ended = unit?.mainPid === null ? unit.exitedAt : null;
  const until = from !== null && ended !== null && ended >= from - roundingMs ? ended : null;
  return lines.filter((line) => (from === null || line.at >= from) && (until === null || line.at <= until + roundingMs)).slice(-linesMax);
}

/** The journal's own line of the start is exact; without it the rounding has to be allowed for. */
function startOf(startedAt: number, log: LogValue): number {
  const said = log.lines.findLast(
    (line) => isSupervisorsLine(line) && meaning('asked-unit-started').test(line.text) && Math.abs(line.at - startedAt) <= roundingMs,
  );
  return said?.at ?? startedAt - roundingMs;
}

/** The newest line of the last run that matches; null also when the log has not been seen. */
export function lastRunLine(facts: Facts, unit: UnitState | null, meaning: Meaning): LogLine | null {
  const log = maybe(facts, 'log');
  const since = unit === null ? servingSince(facts) : null;
  if (log !== null && since !== null)
    return lastRunLines(null, log).findLast((line) => line.at >= since && meaning.test(line.text)) ?? null;
  return log === null ? null : (lastRunLines(unit, log).findLast((line) => meaning.test(line.text)) ?? null);
}

/** The same of a service's last run that ended: of the one before, where a new one has begun. */
export function serviceLine(facts: Facts, {running, run}: Told, meaning: Meaning): LogLine | null {
  const log = maybe(facts, 'log');
  if (log === null) return null;
  const began = run.startedAt ?? -Infinity;
  const said = log.lines.filter(({at, from}) => from === 'gateway' && (running ? at < began && at >= began - beforeMs : at >= began));
  const lastAt = said.at(-1)?.at ?? 0;
  const lines = running ? said.filter(({at}) => lastAt - at <= endMs) : said;
  return lines.slice(-linesMax).findLast((line) => meaning.test(line.text)) ?? null;
}

/** An engine waits up to a minute between two tries; what was said much longer before is of a run that was mended. */
const beforeMs = 300_000;
/** Where the run before began is not told: a start that is refused takes some ten seconds on a busy host, and its reason stands at its end. */
const endMs = 20_000;

/** Where a service that answers tells when its run began: the log of others keeps the runs before it, too. */
function servingSince(facts: Facts): number | null {
  const supervisor = maybe(facts, 'supervisor');
  const service = supervisor === null ? null : toldService(supervisor);
  if (service?.run.startedAt == null || maybe(facts, 'http')?.healthz.seen !== true) return null;
  return service.run.startedAt - roundingMs;
}

/** The newest line of any source within a time that matches. */
export function recentLine(facts: Facts, withinMs: number, meaning: Meaning): LogLine | null {
  return maybe(facts, 'log')?.lines.findLast((line) => facts.now - line.at <= withinMs && meaning.test(line.text)) ?? null;
}

/** The last thing it said before it ended; blank lines and bare braces say nothing. */
export function lastWords(unit: UnitState | null, log: LogValue | null): LogLine | null {
  // The program never ran, and whatever stands in the log is of an older run.
  if (log === null || (unit !== null && failedStep(unit) !== null)) return null;
  return lastRunLines(unit, log).findLast((line) => saysSomething(line.text)) ?? null;
}

export function logEvidence(line: LogLine): Evidence {
  return {probe: 'log', line: line.text.trim().slice(0, 400)};
}
