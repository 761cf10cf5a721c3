import type {CommandStep, Facts, Finding} from '../model/index.ts';
import {schemaProof} from '../openclaw/schema-proof.ts';
import {compareVersions} from '../openclaw/versions.ts';
import {behind, change, look, lookFor, path, value} from '../steps/index.ts';
import {asOwner, asRoot, isMac, wordsFor} from '../supervisors/index.ts';
import type {Act, Draft, DraftStep} from './act.ts';
import {type PinPlan, pinPlan, touchedBy} from './pin-plan.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/**
 * Puts the release in place that the gateway is of, by the manager that installed the package. It is brought beside the package and proved
 * there; only then one rename puts it in, so that whatever fails before leaves everything as it was.
 */
export const pinPackage: Act = {
  name: 'pin-package',
  title: 'Put the package of the right release back',
  mends: ['version-skew', 'config-newer', 'entry-missing'],
  draft(facts, finding) {
    const plan = pinPlan(facts, finding);
    if (plan === null || isMac(facts)) return null;
    const again = startsOf(facts, finding);
    if (again === null) return null;
    const {packageRoot, manager, from, to} = plan;
    const unit = unitOf(facts);
    const common = {
      touches: [packageRoot, ...(unit === null ? [] : [nameOf(unit)])],
      word: 'package',
      verifyMs: again.length > 0 ? startMs : 60_000,
      packs: true as const,
    };
    if (manager.name !== 'npm') return {...common, ...byHand(facts, plan)};
    const then = again.map((step) => `, then ${step.effect}`).join('');
    return {
      ...common,
      steps: [...brought(facts, plan), ...placed(facts, plan), ...again.map((step) => ({step}))],
      undo: from === null ? [] : takenBack(facts, plan),
      effect:
        `has npm bring OpenClaw ${to} into ${stageOf(packageRoot)} (its install scripts run where npm lets them), and proves that it starts ` +
        `and knows the state's databases; then renames it into its place, and what was there (${from ?? 'nothing whole'}) to ` +
        `${keptOf(packageRoot)}, which stays until you take it away${then}`,
      ...(from === null ? {} : {changes: [packageRoot]}),
    };
  },
  wrongNow(facts, findings, finding) {
    const plan = pinPlan(facts, finding);
    if (plan === null) return 'which release is wanted could not be seen';
    return whoseElse(plan) ?? whyNotBack(facts, plan) ?? whyNotNow(facts, findings) ?? whyNoStart(facts, findings, finding);
  },
};

/** What another manager's book says would be wrong after npm; those two were not tried. */
function whoseElse({manager}: PinPlan): string | null {
  if (manager.name === 'npm') return null;
  if (manager.name === 'foreign') return `the package is ${manager.who}'s, which would not know of it; put the release back by that`;
  return `what ${manager.name} leaves where it fails half-way was not tried; run it by hand, and write the unit anew after it`;
}

/** The configuration says it at once; the databases are asked when the release is there. */
function whyNotBack({readings}: Facts, {to}: PinPlan): string | null {
  const touched = touchedBy(readings);
  if (touched === null || (compareVersions(touched, to) ?? 0) <= 0) return null;
  return `OpenClaw ${touched} has written the configuration, and ${to} is older: it would refuse to start with it; restart under the newer one, or restore a backup from before it`;
}

function whyNotNow({readings: {cli}}: Facts, findings: readonly Finding[]): string | null {
  const full = findings.find(({code}) => code === 'disk-full' || code === 'inodes-full');
  if (full !== undefined) return `${full.code} holds: a second package has no room beside the first; make room first`;
  const updater = cli?.seen === true ? (cli.value.updater ?? 'gone') : 'gone';
  return updater === 'gone' ? null : 'an update of OpenClaw may still be under way: two hands at one package leave it half replaced';
}

/** Where it starts the gateway, what holds for every start; that the configuration is newer is what it mends. */
function whyNoStart(facts: Facts, findings: readonly Finding[], finding: Finding): string | null {
  const others = findings.filter(({code}) => code !== finding.code);
  return (startsOf(facts, finding) ?? []).length === 0 ? null : notBeforeTheCause(others, finding);
}

/** Everything that can fail, beside the package that is there. */
function brought(facts: Facts, {packageRoot, to}: PinPlan): readonly DraftStep[] {
  const [stage, staged, kept] = [stageOf(packageRoot), stagedOf(packageRoot), keptOf(packageRoot)];
  const untouched = 'the package that is there is as it was';
  const clear = change({effect: 'takes away what an earlier try left', word: 'package'})`rm -rf ${path(stage)} ${path(kept)}`;
  const quiet = look`--fetch-retries 1 --loglevel error --no-audit --no-fund`;
  const brings = change({effect: `brings OpenClaw ${to} beside the package`, word: 'package'});
  const install = behind(behind(brings`npm install --global --prefix ${path(stage)}`, quiet), brings`${value(`openclaw@${to}`)}`);
  const node = path(nodeOf(facts));
  const starts = lookFor('says that it starts under the Node of the service')`${node} ${path(`${staged}/openclaw.mjs`)} --version`;
  const files = [path(facts.gateway.stateDir), path(`${staged}/package.json`)];
  const knows = lookFor("says that it knows the state's databases")`${node} --no-warnings -e ${value(schemaProof)} ${files}`;
  const folder = packageRoot.slice(0, packageRoot.lastIndexOf('/'));
  const owned = lookFor('says that the folder belongs to whoever changes it')`test -O ${path(folder)}`;
  return [
    {
      step: byItsOwner(facts, packageRoot, owned),
      apart: true,
      failing: `${folder} belongs to somebody else than the one who would change it; ${untouched}`,
    },
    {step: byItsOwner(facts, packageRoot, clear), apart: true},
    {
      step: byItsOwner(facts, packageRoot, onPath(facts, packageRoot, install)),
      apart: true,
      limitMs: bringMs,
      failing: `OpenClaw ${to} could not be brought here; ${untouched}`,
    },
    {step: asOwner(facts, starts), apart: true, failing: `OpenClaw ${to} does not start under this Node; ${untouched}`},
    {
      step: asOwner(facts, knows),
      apart: true,
      failing: `OpenClaw ${to} is older than what the state was moved to, or the state could not be read; ${untouched}`,
    },
  ];
}

/** What is there goes to another name and the other one into its place, by one command and within a moment. */
function placed(facts: Facts, {packageRoot, from, to}: PinPlan): readonly DraftStep[] {
  const swap = change({
    effect: `puts OpenClaw ${to} in the place of ${from ?? 'what is gone'}`,
    word: 'package',
  })`mv -T --backup=simple --suffix=${value(keptSuffix)} ${path(stagedOf(packageRoot))} ${path(packageRoot)}`;
  const link = change({effect: 'gives the command its name again', word: 'package'});
  const prefix = packageRoot.slice(0, -'/lib/node_modules/openclaw'.length);
  const command = link`ln -sfn ../lib/node_modules/openclaw/openclaw.mjs ${path(`${prefix}/bin/openclaw`)}`;
  return [
    {step: byItsOwner(facts, packageRoot, swap)},
    // A manager that was ended half-way has taken the command away before the package.
    ...(facts.gateway.cliPath === null ? [{step: byItsOwner(facts, packageRoot, command)}] : []),
  ];
}

/** Fails before it changes anything where nothing was put in yet. */
function takenBack(facts: Facts, {packageRoot, from}: PinPlan): readonly CommandStep[] {
  const undone = `${packageRoot}${undoneSuffix}`;
  const back = change({
    effect: `puts ${from ?? 'what was there'} back`,
    word: 'package',
  })`mv -T --backup=simple --suffix=${value(undoneSuffix)} ${path(keptOf(packageRoot))} ${path(packageRoot)}`;
  const clear = change({effect: 'takes the other one away', word: 'package'})`rm -rf ${path(undone)} ${path(stageOf(packageRoot))}`;
  return [back, clear].map((step) => byItsOwner(facts, packageRoot, step));
}

/** A command to copy: it is refused. */
function byHand(facts: Facts, {packageRoot, manager, from, to}: PinPlan): Pick<Draft, 'steps' | 'undo' | 'effect'> {
  const adds = change({effect: `puts OpenClaw ${to} in the place of ${from ?? 'what is gone'}`, word: 'package'});
  const what = value(`openclaw@${to}`);
  const step = manager.name === 'pnpm' ? adds`pnpm add --global ${what}` : manager.name === 'bun' ? adds`bun add --global ${what}` : null;
  return {
    steps: step === null ? [] : [{step: asOwner(facts, step)}],
    undo: [],
    effect: `puts OpenClaw ${to} in the place of ${from ?? 'what is gone'} in ${packageRoot}`,
  };
}

/** A gateway that serves is left alone: it is of the release that is put back, or finds the package whole at its next start. */
function startsOf(facts: Facts, {code, severity}: Finding): readonly CommandStep[] | null {
  const unit = unitOf(facts);
  if (code === 'version-skew' || severity !== 'down') return [];
  if (unit === null) return null;
  const words = wordsFor(facts);
  const isStopped = unit.active === 'inactive';
  const again = commandOf(isStopped ? words.start(facts, unit) : words.restart(facts, unit));
  // One that is started again and again comes to its limit meanwhile: the same commands before and after that.
  const forget = isStopped ? null : commandOf(words.resetFailed(facts, unit));
  return again === null ? null : [...(forget === null ? [] : [forget]), again];
}

/** Four minutes over a slow line on two busy cores; a small board takes longer. */
const bringMs = 1_200_000;
const keptSuffix = '.before-pin';
const undoneSuffix = '.undone-pin';

/** npm reads no name that begins with a dot, and on the same disk a rename is enough. */
function stageOf(packageRoot: string): string {
  return `${packageRoot.slice(0, packageRoot.lastIndexOf('/'))}/.openclaw-pin`;
}

function stagedOf(packageRoot: string): string {
  return `${stageOf(packageRoot)}/lib/node_modules/openclaw`;
}

function keptOf(packageRoot: string): string {
  return `${packageRoot}${keptSuffix}`;
}

function nodeOf({readings: {install}}: Facts): string {
  const known = install?.seen === true ? [install.value.unit, install.value.running] : [];
  return known.find((one) => one?.node.exists === true)?.node.path ?? 'node';
}

/** npm takes the first Node of the PATH: for the owner that of the service. Root starts nothing out of another user's folders. */
function onPath(facts: Facts, packageRoot: string, step: CommandStep): CommandStep {
  const node = nodeOf(facts);
  if (facts.gateway.own || !isOwners(facts, packageRoot) || !node.startsWith('/')) return step;
  const folders = [node.slice(0, node.lastIndexOf('/')), '/usr/local/bin', '/usr/bin', '/bin'];
  return behind(look`env ${value(`PATH=${folders.join(':')}`)}`, step);
}

function byItsOwner(facts: Facts, packageRoot: string, step: CommandStep): CommandStep {
  return isOwners(facts, packageRoot) ? asOwner(facts, step) : asRoot(facts, step);
}

/** A package below the owner's home is the owner's; any other is root's. */
function isOwners({gateway}: Facts, packageRoot: string): boolean {
  return packageRoot.startsWith(`${gateway.user.home}/`);
}
