import type {Judgement, LogValue, Readings, UnitState} from '../model/index.ts';
import {firstTrouble} from '../session/triggers.ts';
import {chosenUnit, servicesOf} from '../supervisors/index.ts';

/** Since when a gateway has been down, as far as its supervisor and its log tell; null where they do not. */
export function downSince({supervisor, log, changes}: Readings, {verdict}: Pick<Judgement, 'verdict'>): number | null {
  if (verdict !== 'down' || supervisor?.seen !== true) return null;
  const unit = chosenUnit(supervisor.value);
  if (unit === null) return servicesOf(supervisor.value)[0]?.run?.endedAt ?? null;
  if (unit.active === 'failed' || unit.active === 'inactive') return fellFirst(unit, log, changes) ?? unit.stateSince;
  return unit.restarts > 0 ? fellFirst(unit, log, changes) : null;
}

/**
 * A unit that is started again and again enters its state anew each time. Its manager counts the restarts, so the one that it called the
 * first is where that began; where the lines do not reach back so far, the traces of the last day do.
 */
function fellFirst({restarts}: UnitState, log: Readings['log'], changes: Readings['changes']): number | null {
  if (restarts === 0) return null;
  const counted = log?.seen === true ? firstCounted(log.value) : null;
  if (counted !== null) return counted;
  return changes?.seen === true ? (firstTrouble(changes.value)?.at ?? null) : null;
}

/** When the run ended after which the newest count began. */
function firstCounted({exits, restarts}: LogValue): number | null {
  const first = restarts.findLast(({counter}) => counter === 1)?.at;
  return first === undefined ? null : (exits.findLast(({at}) => at <= first)?.at ?? first);
}
