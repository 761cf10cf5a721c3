import type {Evidence, Facts, Service, ServiceRun, SupervisorValue} from '../../model/index.ts';
import {mainService} from '../../supervisors/index.ts';
import {chosenUnit, isUp} from './unit.ts';
import {clockTime, count} from './words.ts';

/** A service of which its supervisor tells how it runs. */
export interface Told extends Service {
  readonly run: ServiceRun;
}

/** The service that counts, where no unit runs the gateway and its supervisor tells how it runs. */
export function toldService(supervisor: SupervisorValue): Told | null {
  const unit = chosenUnit(supervisor);
  const service = mainService(supervisor);
  if (service?.run === undefined || (unit !== null && isUp(unit))) return null;
  return {...service, run: service.run};
}

export function serviceEvidence(facts: Facts, {title, detail, run}: Told): Evidence {
  const parts = [
    detail,
    count(run.restarts, 'restart'),
    `restart policy ${run.restartPolicy === '' ? 'none' : run.restartPolicy}`,
    ...(run.endedAt === null ? [] : [`last end ${clockTime(run.endedAt, facts.now)}`]),
    ...(run.outOfMemory ? ['killed for memory'] : []),
    ...(run.check === null ? [] : [`check ${run.check.state}`]),
  ];
  return {probe: 'supervisor', line: `${title}: ${parts.join(', ')}`};
}

/** How its last run ended, in words; from 129 on a status stands for a signal. */
export function endOf({run}: Told): string {
  if (run.signal !== undefined) return `ended by signal ${run.signal}`;
  if (run.neverBegan === true) return `could not be begun at all (status ${run.exit ?? 'unknown'})`;
  if (run.exit === null) return run.endedAt === null ? 'no end of it is known' : 'it runs again just now';
  if (run.outOfMemory) return `killed because its memory ran out (status ${run.exit})`;
  const signal = run.exit > 128 && run.exit < 160 ? ` (signal ${run.exit - 128})` : '';
  return `ended with status ${run.exit}${statuses[run.exit] ?? signal}`;
}

const statuses: Readonly<Record<number, string>> = {
  78: ' (the gateway refused to start)',
  125: ' (it could not be made)',
  126: ' (its command cannot be executed)',
  127: ' (its command was not found)',
  137: ' (killed by signal 9: for memory, or by a stop that took too long)',
  143: ' (it was stopped)',
};
