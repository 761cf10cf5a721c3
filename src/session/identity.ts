import type {Readings, SupervisorValue} from '../model/index.ts';
import {cliVersion} from '../openclaw/commands.ts';

/** One pair of sources that ought to say the same. */
export interface Identity {
  readonly label: string;
  readonly says: string;
  /** Null = one of the two could not be seen, or does not apply now. */
  readonly agrees: boolean | null;
}

/** Who the gateway is according to each source, pair by pair: the console believes no single one. */
export function identities(readings: Readings): readonly Identity[] {
  return [portAndUnit(readings), lockAndUnit(readings), entryAndShipped(readings), cliAndDaemon(readings), nodeAndWanted(readings)];
}

function portAndUnit(readings: Readings): Identity {
  const label = 'port pid = unit';
  const ports = readings.ports?.seen === true ? readings.ports.value : null;
  const units = readings.supervisor?.seen === true ? readings.supervisor.value.units : null;
  if (ports === null || units === null) return {label, says: 'not seen', agrees: null};
  const listener = ports.ports.find((port) => port.role === 'gateway')?.listeners[0];
  if (listener === undefined) return {label, says: 'nobody listens', agrees: null};
  if (listener.process === null) return {label, says: `owned by ${listener.user}, pid not visible`, agrees: null};
  const pid = listener.process.pid;
  const tree = units.flatMap((unit) => [...unit.pids, ...(unit.mainPid === null ? [] : [unit.mainPid])]);
  if (tree.length === 0) return {label, says: `${pid}, the unit runs nothing`, agrees: false};
  return {label, says: tree.includes(pid) ? String(pid) : `${pid} ≠ ${tree[0]}`, agrees: tree.includes(pid)};
}

function lockAndUnit(readings: Readings): Identity {
  const label = 'lock pid = unit';
  const supervisor = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  const lock = supervisor?.lock;
  if (supervisor === null || lock === null || lock === undefined || lock.pid === null) return {label, says: 'no lock', agrees: null};
  if (lock.alive === false) return {label, says: `${lock.pid} is dead (heals itself)`, agrees: null};
  const tree = treeOf(supervisor);
  if (tree.length === 0) return {label, says: `${lock.pid}, the unit runs nothing`, agrees: false};
  return {label, says: tree.includes(lock.pid) ? String(lock.pid) : `${lock.pid} ≠ ${tree[0]}`, agrees: tree.includes(lock.pid)};
}

function entryAndShipped(readings: Readings): Identity {
  const label = 'entry = shipped';
  const install = readings.install?.seen === true ? readings.install.value : null;
  const entry = install?.unit?.entry ?? install?.running?.entry ?? null;
  if (install === null || entry === null) return {label, says: 'not seen', agrees: null};
  if (install.unit?.entryExists === false) return {label, says: `${entry} is not there`, agrees: false};
  if (!install.cli.seen || install.cli.value.entry === null) return {label, says: entry, agrees: null};
  return {label, says: entry, agrees: entry === install.cli.value.entry};
}

function cliAndDaemon(readings: Readings): Identity {
  const label = 'CLI = daemon';
  const install = readings.install?.seen === true ? readings.install.value : null;
  const daemon = install?.running?.version ?? install?.unit?.version ?? null;
  const cli = cliVersion(readings);
  if (cli === null) return {label, says: daemon === null ? 'not seen' : `daemon ${daemon}, no CLI`, agrees: null};
  if (daemon === null) return {label, says: `CLI ${cli}, daemon not seen`, agrees: null};
  return {label, says: cli === daemon ? cli : `${cli} ≠ ${daemon}`, agrees: cli === daemon};
}

function nodeAndWanted(readings: Readings): Identity {
  const label = 'Node = wanted';
  const install = readings.install?.seen === true ? readings.install.value : null;
  const entry = install?.running ?? install?.unit ?? null;
  if (entry === null) return {label, says: 'not seen', agrees: null};
  if (entry.node.exists === false) return {label, says: `${entry.node.path} is not there`, agrees: false};
  return {
    label,
    says: `${entry.node.version ?? 'version not seen'}${entry.nodeWanted === null ? '' : ` for ${entry.nodeWanted}`}`,
    agrees: null,
  };
}

function treeOf(supervisor: SupervisorValue): readonly number[] {
  return supervisor.units.flatMap((unit) => [...(unit.mainPid === null ? [] : [unit.mainPid]), ...unit.pids]);
}
