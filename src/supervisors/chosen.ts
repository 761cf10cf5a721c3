import type {Gateway, GatewayProcess, Readings, SupervisorValue, UnitState} from '../model/index.ts';

/**
 * The unit that counts where several have the gateway's name: the one that runs, else the one that has a process, tries, ends, failed, is
 * enabled, is loaded, exists. One that was written for another port is another gateway's and comes last. Null where there is none.
 */
export function chooseUnit(units: readonly UnitState[], gateway: Pick<Gateway, 'port'> | null): UnitState | null {
  const present = presentUnits({units});
  const own = gateway === null ? present : present.filter((unit) => !isForOtherPort(unit, gateway));
  const candidates = own.length > 0 ? own : present;
  for (const test of preferences) {
    const found = candidates.find(test);
    if (found !== undefined) return found;
  }
  return null;
}

const preferences: readonly ((unit: UnitState) => boolean)[] = [
  (unit) => unit.active === 'active' || unit.active === 'reloading',
  (unit) => unit.mainPid !== null,
  (unit) => unit.active === 'activating',
  (unit) => unit.active === 'deactivating',
  (unit) => unit.active === 'failed',
  (unit) => unit.load === 'loaded' && unit.enabled.startsWith('enabled'),
  (unit) => unit.load === 'loaded',
  () => true,
];

/** Units that a manager knows, in whatever condition. */
export function presentUnits({units}: Pick<SupervisorValue, 'units'>): readonly UnitState[] {
  return units.filter((unit) => unit.load !== 'not-found' && unit.load !== '');
}

/** The same name in the system manager may be another user's gateway; its port tells. */
export function isForOtherPort({exec}: UnitState, {port}: Pick<Gateway, 'port'>): boolean {
  const argv = exec?.argv ?? [];
  const said = Number(argv[argv.indexOf('--port') + 1]);
  return argv.includes('--port') && Number.isInteger(said) && said !== port;
}

/** The unit that counts, as it was chosen when the supervisors were looked at. */
export function chosenUnit({units, chosen}: Pick<SupervisorValue, 'units' | 'chosen'>): UnitState | null {
  // Sessions that an earlier version kept name none.
  if (chosen === undefined) return chooseUnit(units, null);
  return chosen === null ? null : (units.find(({scope, name}) => scope === chosen.scope && name === chosen.name) ?? null);
}

/** The unit that counts where its manager has its definition; null where it has none to speak of. */
export function loadedUnit({supervisor}: Readings): UnitState | null {
  const unit = supervisor?.seen ? chosenUnit(supervisor.value) : null;
  return unit?.load === 'loaded' ? unit : null;
}

/** The process that is the gateway: the chosen unit's main one, else a unit's, else who holds the lock or the port, else one in the unit's group. */
export function gatewayProcess(readings: Readings, gateway: Gateway): GatewayProcess | null {
  const value = readings.supervisor?.seen ? readings.supervisor.value : null;
  const processes = value?.processes ?? [];
  const mainPid = value === null ? null : (chosenUnit(value)?.mainPid ?? null);
  const inUnit = processes.filter((process) => process.unit === gateway.unit && process.uid === gateway.user.uid);
  const strongest = (['unit', 'lock', 'port'] as const).map((because) => processes.find((process) => process.because === because));
  return processes.find(({pid}) => pid === mainPid) ?? strongest.find((process) => process !== undefined) ?? inUnit[0] ?? null;
}
