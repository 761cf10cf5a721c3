import type {Readings, UnitState} from '../../model/index.ts';

/** The unit that counts: the one that runs, else the one that is not at rest, else any that is loaded. */
export function theUnit(readings: Readings): UnitState | null {
  const units = readings.supervisor?.seen ? readings.supervisor.value.units.filter(unit => unit.load === 'loaded') : [];
  return units.find(unit => unit.mainPid !== null) ?? units.find(unit => unit.active !== 'inactive') ?? units[0] ?? null;
}

/** The process that is the gateway, as far as the supervisor's reading tells: the unit's, else the one that holds the lock or the port. */
export function gatewayPid(readings: Readings): number | null {
  const processes = readings.supervisor?.seen ? readings.supervisor.value.processes : [];
  for (const because of ['unit', 'lock', 'port'] as const) {
    const found = processes.find(process => process.because === because);
    if (found) return found.pid;
  }
  return null;
}
