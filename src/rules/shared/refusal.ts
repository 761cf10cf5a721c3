import type {Evidence, Facts, LogLine, Step, UnitState} from '../../model/index.ts';
import type {Meaning} from '../../openclaw/meaning.ts';
import type {Subject} from '../../supervisors/index.ts';
import {wordsFor} from './commands.ts';
import {lastRunLine, serviceLine} from './last-run.ts';
import {maybe, whyUnseen} from './rule.ts';
import {serviceEvidence, type Told, toldService} from './service.ts';
import {chosenUnit, isUp, refused, unitEvidence, unitName} from './unit.ts';

/** Whose last run it was: a unit, or a service of another supervisor. */
export interface Starter {
  readonly title: string;
  readonly subject: Subject;
  readonly evidence: Evidence;
  /** It ended with the status of a refusal, after which nobody starts it again. */
  readonly gaveUp: boolean;
  /** It is started again without anybody's doing. */
  readonly retries: boolean;
}

/** A unit or a service whose last run refused to start, and what it said that fits a pattern. */
export type Refusal =
  | {readonly is: 'none'}
  | {readonly is: 'unsaid'; readonly because: string}
  | {readonly is: 'said'; readonly by: Starter; readonly line: LogLine};

/** Looks for the reason of status 78 among the last lines before the exit. A configuration that was edited since is another one. */
export function refusal(facts: Facts, meaning: Meaning): Refusal {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const service = supervisor === null ? null : toldService(supervisor);
  if (service?.apart === true) return refusedService(facts, service, meaning);
  if (unit === null || isUp(unit) || unit.exit.how !== 'exited' || unit.exit.status !== refused) return {is: 'none'};
  if (maybe(facts, 'log') === null) return {is: 'unsaid', because: `the unit was refused with status 78, and ${whyUnseen(facts, 'log')}`};
  const line = lastRunLine(facts, unit, meaning);
  return line === null || isEdited(facts, line) ? {is: 'none'} : {is: 'said', by: unitAsStarter(unit), line};
}

/** An engine forgets how the run before ended as soon as it begins another: then the gateway's own words tell that it was refused. */
function refusedService(facts: Facts, service: Told, meaning: Meaning): Refusal {
  const {run, running} = service;
  const again = running && run.restarts > 0 && maybe(facts, 'http')?.healthz.seen !== true;
  if (!again && (running || run.exit !== refused)) return {is: 'none'};
  if (maybe(facts, 'log') === null) return {is: 'unsaid', because: `the ${service.title} does not come up, and ${whyUnseen(facts, 'log')}`};
  const line = serviceLine(facts, service, meaning);
  return line === null || isEdited(facts, line) ? {is: 'none'} : {is: 'said', by: serviceAsStarter(facts, service), line};
}

function isEdited(facts: Facts, line: LogLine): boolean {
  return (maybe(facts, 'config')?.facts?.modifiedAt ?? -Infinity) > line.at + roundingMs;
}

/** After the cause is mended; what is tried again anyway needs no start, and one more would end as the others until then. */
export function startOf(facts: Facts, {subject, retries}: Starter): Step | null {
  return retries ? null : wordsFor(facts).start(facts, subject);
}

export function unitAsStarter(unit: UnitState): Starter {
  return {
    title: unitName(unit),
    subject: unit,
    evidence: unitEvidence(unit),
    gaveUp: unit.exit.how === 'exited' && unit.exit.status === refused,
    retries: false,
  };
}

export function serviceAsStarter(facts: Facts, service: Told): Starter {
  const retries = service.running || service.run.isRetrying;
  const gaveUp = !retries && service.run.exit === refused;
  return {title: service.title, subject: service, evidence: serviceEvidence(facts, service), gaveUp, retries};
}

/** Time stamps of files and of the journal come from two clocks of the same kernel, one of them coarse. */
const roundingMs = 1_000;
