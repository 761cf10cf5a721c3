import type {Facts, Finding} from '../model/index.ts';
import {npmRootOf, type PackageManager, packageManagerOf} from '../openclaw/package-manager.ts';
import {compareVersions, sameVersion} from '../openclaw/versions.ts';

export interface PinPlan {
  readonly packageRoot: string;
  readonly manager: PackageManager;
  /** What lies there now; null = nothing that says which release it is. */
  readonly from: string | null;
  readonly to: string;
}

/**
 * Which release belongs into which place; only where one is wanted beyond doubt: the one that runs, the one that wrote the configuration,
 * or the one of which a part is gone.
 */
export function pinPlan(facts: Facts, finding: Finding): PinPlan | null {
  const {code} = finding;
  const {install} = facts.readings;
  // What lives in a world of its own has its package there.
  if (install?.seen !== true || install.value.apart !== undefined) return null;
  const found = code === 'version-skew' ? replacedUnder(facts) : code === 'config-newer' ? tooOld(facts, finding) : incomplete(facts);
  if (found === null || found.to === null || !isRelease(found.to)) return null;
  const manager = packageManagerOf(found.packageRoot);
  return manager === null || !isPlain(found.packageRoot) ? null : {...found, to: found.to, manager};
}

type Found = Pick<PinPlan, 'packageRoot' | 'from'> & {readonly to: string | null};

/** The files are of another release than the process that was started from them. */
function replacedUnder({readings: {install, http}}: Facts): Found | null {
  if (install?.seen !== true || !install.value.cli.seen) return null;
  const {cli, running} = install.value;
  const {packageRoot, version: from} = cli.value;
  if (running === null || running.packageRoot !== packageRoot) return null;
  const to = (http?.seen === true ? http.value.ready?.version : null) ?? running.version;
  return to === null || sameVersion(to, from) ? null : {packageRoot, from, to};
}

/** What the service starts refuses the configuration, and so does not run: under one that runs nothing is put that has never been tried here. */
function tooOld({readings}: Facts, finding: Finding): Found | null {
  const {install, supervisor} = readings;
  const unit = install?.seen === true ? install.value.unit : null;
  const to = newest([touchedBy(readings), migratedBy(finding)]);
  if (unit?.packageRoot == null || unit.version === null || to === null || (compareVersions(to, unit.version) ?? 0) <= 0) return null;
  const runs = supervisor?.seen !== true || supervisor.value.processes.length > 0;
  return runs ? null : {packageRoot: unit.packageRoot, from: unit.version, to};
}

/** The place is right and something in it is gone: the entry file, a module, or all of it. */
function incomplete({readings}: Facts): Found | null {
  const {install} = readings;
  if (install?.seen !== true || install.value.unit === null) return null;
  const {unit, cli, running} = install.value;
  const packageRoot = unit.packageRoot ?? (unit.entry === null ? null : npmRootOf(unit.entry));
  // A command elsewhere is of another installation, which the unit should rather start.
  const elsewhere = cli.seen && cli.value.packageRoot !== packageRoot;
  if (packageRoot === null || elsewhere || unit.node.exists === false) return null;
  const touched = touchedBy(readings);
  const runs = running?.packageRoot === packageRoot ? running.version : null;
  // Through an entry file that is gone nobody finds its package; the command may.
  const from = unit.version ?? (cli.seen ? cli.value.version : null);
  const outgrown = from !== null && touched !== null && (compareVersions(touched, from) ?? 0) > 0;
  return {packageRoot, from, to: runs ?? (outgrown ? touched : (from ?? touched))};
}

/** The release that wrote the configuration last. */
export function touchedBy({config}: Facts['readings']): string | null {
  return config?.seen === true ? config.value.touchedVersion : null;
}

/** The release that moved the state's databases, as a gateway says it that is too old for them. */
function migratedBy({evidence}: Finding): string | null {
  const builds = evidence.map(({line}) => /\bwriter build (\d[\w.-]*\w)/.exec(line)?.[1] ?? null);
  return newest(builds);
}

function newest(versions: readonly (string | null)[]): string | null {
  const known = versions.filter((one) => one !== null);
  return known.toSorted((a, b) => compareVersions(a, b) ?? 0).at(-1) ?? null;
}

/** Text of the host becomes a word of the manager's command: a release, and neither a tag nor an address. */
function isRelease(text: string): boolean {
  return /^\d{4}\.\d{1,2}\.\d{1,3}(?:-[a-z\d.]{1,20})?$/.test(text);
}

function isPlain(text: string): boolean {
  return /^\/[\w./@+-]+$/.test(text);
}
