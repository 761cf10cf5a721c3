import type {Case, CliInstall, Evidence, Facts, InstallValue} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {sameVersion} from '../openclaw/versions.ts';
import {look} from '../steps/index.ts';
import {openclaw, reinstall, steps, walk, wordsFor} from './shared/commands.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {byItsPath, otherEvidence, strayCommands} from './shared/stray-commands.ts';
import {chosenUnit} from './shared/unit.ts';
import {clockTime, quote} from './shared/words.ts';

export const versionSkew = rule({
  code: 'version-skew',
  title: 'The gateway and an openclaw command of this host are of two versions',
  severity: 'degraded',
  behind: ['two-owners', 'port-taken', 'foreground-owner', 'entry-missing'],
  needs: ['install'],
  judge({install}, facts) {
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const line = lastRunLine(facts, unit, meaning('asked-cli-protocol'));
    const daemon = runningVersion(facts);
    const {cli, others = [], apart} = install;
    if (apart !== undefined) return holds(besideApart(facts, {...install, apart}));
    if (daemon === null && line === null) return cli.seen ? holds(besideUnit(cli.value, install)) : clear;
    if (!cli.seen) return unknown(`the openclaw command could not be seen: ${cli.why}, ${cli.detail}`);
    if (daemon !== null && sameVersion(daemon.version, cli.value.version))
      return holds(strayCommands(byItsPath(cli.value), daemon, others));
    const matching = daemon === null ? undefined : others.find(({version}) => sameVersion(version, daemon.version));
    const other = install.unit?.packageRoot != null && install.unit.packageRoot !== cli.value.packageRoot;
    return holds({
      text:
        `The running gateway is ${daemon?.version ?? 'another version'} and the openclaw command is ${cli.value.version} ` +
        `(${cli.value.path}).` +
        (other ? ` The service starts ${install.unit?.entry ?? install.unit?.packageRoot}.` : ' It was not restarted after the upgrade.') +
        ' Do not run status, health or channels status now: they never end, and other commands migrate the state under the old gateway.' +
        `${matching === undefined ? '' : ` ${matching.path} is of the running version.`}` +
        `${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
      evidence: [
        ...(daemon === null ? [] : [daemon.evidence]),
        {probe: 'install', line: `cli: ${cli.value.path} (${cli.value.version})`},
        ...(matching === undefined ? [] : [otherEvidence(matching)]),
        ...(line === null ? [] : [logEvidence(line)]),
      ],
      next: steps(
        other ? reinstall(facts, `writes the service of ${cli.value.version}`) : null,
        wordsFor(facts).restart(facts, unit ?? undefined),
        walk('upgrade', 'Reinstall the units'),
      ),
    });
  },
  explain: {
    means: 'The gateway is not of the version that an openclaw command of this host belongs to.',
    why:
      'The package was replaced and the service not restarted, the unit still starts the old installation, or a second installation ' +
      "lies on somebody's PATH.",
    misleads: 'The new CLI calls the old gateway\'s configuration invalid, and its commands retry for ever on "protocol mismatch".',
    next: (facts) =>
      steps(
        wordsFor(facts).restart(facts),
        openclaw(facts)`--version`,
        look`curl -sS -m 2 http://127.0.0.1:${facts.gateway.port}/startupz`,
      ),
    page: 'gateway/troubleshooting/updates-and-rollbacks',
  },
});

/** What lives in a world of its own brings its own command; one of this host is asked for by nobody but the person who types it. */
function besideApart(facts: Facts, {cli, others = [], apart: version}: InstallValue & {readonly apart: string}): Case | null {
  const daemon = runningVersion(facts);
  const evidence: Evidence = {probe: 'install', line: `where the gateway lives: OpenClaw ${version}`};
  const gateway = daemon ?? {version, evidence};
  const matching = {call: 'The command that belongs to it is the one in there.', evidence: daemon === null ? [] : [evidence]};
  const found = strayCommands(matching, gateway, [...(cli.seen ? [cli.value] : []), ...others]);
  return found && {...found, next: steps(openclaw(facts)`--version`, found.next ?? [])};
}

/** A gateway that does not run has its state all the same, and will be of the version that its unit starts. */
function besideUnit(cli: CliInstall, {unit, others = []}: InstallValue): Case | null {
  if (unit?.version == null || !sameVersion(unit.version, cli.version)) return null;
  const evidence: Evidence = {probe: 'install', line: `unit: ${unit.entry ?? unit.node.path} (${unit.version})`};
  return strayCommands(byItsPath(cli), {version: unit.version, evidence}, others);
}

/** What the process says of itself comes first: its files may have been replaced under it. */
function runningVersion(facts: Facts): {readonly version: string; readonly evidence: Evidence} | null {
  const said = maybe(facts, 'http')?.ready?.version ?? null;
  if (said !== null) return {version: said, evidence: {probe: 'http', line: `/startupz: version ${said}`}};
  const running = maybe(facts, 'install')?.running ?? null;
  if (running?.version == null) return null;
  const replaced =
    running.replacedAt === undefined ? '' : `, its files were replaced at ${clockTime(running.replacedAt, facts.now)}, while it ran`;
  return {
    version: running.version,
    evidence: {probe: 'install', line: `running: ${running.entry ?? running.node.path} (${running.version}${replaced})`},
  };
}
