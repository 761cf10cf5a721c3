import type {EntryFacts, Readings} from '../model/index.ts';
import {presentUnits, servicesOf} from '../supervisors/index.ts';

/** How the host stands in everything that an act may change, a line for each; two of them make the difference in the ticket. */
export function captured(readings: Readings): readonly string[] {
  return [...ofSupervisor(readings), ...ofUnit(readings), ...ofModes(readings), ...ofPorts(readings), ...ofPackages(readings)];
}

/** What went and what came, in the order in which it stood. */
export function difference(before: readonly string[], after: readonly string[]): readonly string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

function ofSupervisor({supervisor}: Readings): readonly string[] {
  if (supervisor === undefined) return [];
  if (!supervisor.seen) return [`supervisor: not seen, ${supervisor.why}`];
  const {value} = supervisor;
  const units = presentUnits(value).map(
    ({scope, name, active, sub, result, mainPid, needReload}) =>
      `${scope} unit ${name}: ${active}/${sub}, result ${result}, main pid ${mainPid ?? 'none'}${needReload ? ', changed on disk and not loaded' : ''}`,
  );
  return [...units, ...servicesOf(value).map(({title, detail}) => `${title}: ${detail}`)];
}

function ofUnit({unit}: Readings): readonly string[] {
  if (unit?.seen !== true) return [];
  const loaded = unit.value.rows.flatMap(({key, loaded: text}) => (text === null ? [] : [`loaded ${key}=${text}`]));
  const disk = unit.value.rows.flatMap(({key, disk: text}) => (text === null ? [] : [`on disk ${key}=${text}`]));
  return [...loaded, ...disk];
}

function ofModes({secrets}: Readings): readonly string[] {
  if (secrets?.seen !== true) return [];
  return secrets.value.files.map(
    ({path, facts}) => `${path}: mode 0${(facts.mode & 0o7777).toString(8)}, uid ${facts.uid}, gid ${facts.gid}`,
  );
}

function ofPorts({ports}: Readings): readonly string[] {
  if (ports?.seen !== true) return [];
  return ports.value.ports.flatMap(({port, listeners}) =>
    listeners.map(
      ({address, process, user}) => `port ${port}: ${address}, ${process === null ? 'a process' : `pid ${process.pid}`} of ${user}`,
    ),
  );
}

function ofPackages({install}: Readings): readonly string[] {
  if (install?.seen !== true) return [];
  const {cli, unit} = install.value;
  const starts = unit === null ? [] : [`the service starts ${unit.entry ?? unit.node.path}: ${entryState(unit)}`];
  return [...(cli.seen ? [`package ${cli.value.packageRoot}: ${cli.value.version}`] : []), ...starts];
}

function entryState({entryExists, version}: EntryFacts): string {
  return entryExists === false ? 'not there' : (version ?? 'version not seen');
}
