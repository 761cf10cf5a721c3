import type {Facts, Severity, UnitState} from '../../model/index.ts';
import {unlessServing} from './serving.ts';
import {isUp} from './unit.ts';

/** Twice the start limit's window and then some: a gateway that has stood that long has got over it. */
const freshMs = 15 * 60_000;

/** How much something that happened matters now: fully while it is down, less once it has recovered; null = history. */
export function pastSeverity(facts: Facts, unit: UnitState | null, at: number, recentMs: number): Severity | null {
  const agoMs = facts.now - at;
  if (unit !== null && !isUp(unit) && unit.active !== 'inactive') return unlessServing(facts);
  // systemd counts restarts from the last start by hand: with none since, somebody has dealt with it.
  const handled = unit !== null && isUp(unit) && unit.restarts === 0;
  if (agoMs <= freshMs && !handled) return 'degraded';
  return agoMs <= recentMs ? 'note' : null;
}
