import type {CommandStep, Facts, Finding} from '../model/index.ts';
import {type PackageManager, packageManagerOf} from '../openclaw/package-manager.ts';
import {compareVersions, sameVersion} from '../openclaw/versions.ts';
import {change, lookFor, path, value} from '../steps/index.ts';
import {asOwner, asRoot} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {nameOf, unitOf} from './shared.ts';

/** Puts the release in place that the gateway is of, by the manager that installed the package. */
export const pinPackage: Act = {
  name: 'pin-package',
  title: 'Put the package of the right release back',
  mends: ['version-skew', 'config-newer'],
  draft(facts, finding) {
    const plan = planOf(facts, finding);
    if (plan === null) return null;
    const {packageRoot, manager, from, to} = plan;
    const unit = unitOf(facts);
    const installs = (version: string, effect: string): CommandStep => byItsOwner(facts, packageRoot, install(manager, version, effect));
    const known = byItsOwner(facts, packageRoot, isThere(manager, to));
    return {
      steps: [{step: known, apart: true}, {step: installs(to, `puts OpenClaw ${to} in the place of ${from}`)}],
      undo: [installs(from, `puts OpenClaw ${from} back`)],
      effect:
        `has ${manager.name} put OpenClaw ${to} in the place of ${from} in ${packageRoot}; the gateway is not restarted by it, ` +
        'and what the package runs when it is installed runs, too',
      touches: [packageRoot, ...(unit === null ? [] : [nameOf(unit)])],
      word: 'pin',
      verifyMs: 60_000,
      packs: true,
    };
  },
  wrongNow(facts, findings, finding) {
    const plan = planOf(facts, finding);
    if (plan === null) return 'which release is wanted could not be seen';
    const full = findings.find(({code}) => code === 'disk-full' || code === 'inodes-full' || code === 'egress-down');
    if (full !== undefined) return `${full.code} holds: the package would be left half replaced`;
    const other = findings.find(({code}) => code === 'update-unfinished');
    return other === undefined ? null : 'update-unfinished holds: two hands at one package leave it half replaced';
  },
};

interface Plan {
  readonly packageRoot: string;
  readonly manager: PackageManager;
  readonly from: string;
  readonly to: string;
}

/** Only where one release is wanted beyond doubt: the one that runs, or the one that wrote the configuration. */
function planOf({readings: {install, http, config}}: Facts, {code}: Finding): Plan | null {
  if (install?.seen !== true || !install.value.cli.seen) return null;
  const {cli, running, unit} = install.value;
  const {packageRoot, version: from} = cli.value;
  const manager = packageManagerOf(packageRoot);
  if (manager === null) return null;
  const ready = http?.seen === true ? http.value.ready : null;
  const wanted =
    code === 'version-skew'
      ? running?.packageRoot === packageRoot
        ? (ready?.version ?? running.version)
        : null
      : unit?.packageRoot === packageRoot && config?.seen === true && (compareVersions(config.value.touchedVersion ?? '', from) ?? 0) > 0
        ? config.value.touchedVersion
        : null;
  return wanted == null || sameVersion(wanted, from) ? null : {packageRoot, manager, from, to: wanted};
}

function install(manager: PackageManager, version: string, effect: string): CommandStep {
  const what = value(`openclaw@${version}`);
  const saying = change({effect, word: 'pin'});
  if (manager.name === 'npm') return saying`npm install --global --prefix ${path(manager.prefix)} ${what}`;
  return manager.name === 'pnpm' ? saying`pnpm add --global ${what}` : saying`bun add --global ${what}`;
}

/** Before anything is taken away. */
function isThere(manager: PackageManager, version: string): CommandStep {
  const what = value(`openclaw@${version}`);
  const saying = lookFor('says whether the registry has that release');
  if (manager.name === 'bun') return saying`bun pm view ${what} version`;
  return manager.name === 'npm' ? saying`npm view ${what} version` : saying`pnpm view ${what} version`;
}

/** A package below the owner's home is the owner's; any other is root's. */
function byItsOwner(facts: Facts, packageRoot: string, step: CommandStep): CommandStep {
  return packageRoot.startsWith(`${facts.gateway.user.home}/`) ? asOwner(facts, step) : asRoot(facts, step);
}
