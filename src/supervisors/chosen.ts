import type {Gateway, GatewayProcess, Readings, UnitState} from '../model/index.ts';

/** The unit that counts: the one that runs, else the one that is not at rest, else any that is loaded. */
export function theUnit(readings: Readings): UnitState | null {
  const units = readings.supervisor?.seen ? readings.supervisor.value.units.filter((unit) => unit.load === 'loaded') : [];
  return units.find((unit) => unit.mainPid !== null) ?? units.find((unit) => unit.active !== 'inactive') ?? units[0] ?? null;
}

/** The process that is the gateway: the unit's main one, else who holds the lock or the port, else one in the unit's group. */
export function gatewayProcess(readings: Readings, gateway: Gateway): GatewayProcess | null {
  const processes = readings.supervisor?.seen ? readings.supervisor.value.processes : [];
  const inUnit = processes.filter((process) => process.unit === gateway.unit && process.uid === gateway.user.uid);
  const strongest = (['unit', 'lock', 'port'] as const).map((because) => processes.find((process) => process.because === because));
  return strongest.find((process) => process !== undefined) ?? inUnit[0] ?? null;
}
