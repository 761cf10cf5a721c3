import type {Case, CliInstall, EntryFacts, Facts, Step} from '../model/index.ts';
import {sameVersion} from '../openclaw/versions.ts';
import {openclaw, reinstall, steps, walk, wordsFor} from './shared/commands.ts';
import {clear, holds, rule, unknown} from './shared/rule.ts';

export const entryStale = rule({
  code: 'entry-stale',
  title: 'The service starts another OpenClaw than the one on the command line',
  severity: 'degraded',
  behind: ['entry-missing', 'version-skew'],
  needs: ['install'],
  judge({install}, facts) {
    const {cli, unit} = install;
    if (unit === null || unit.entry === null || unit.entryExists === false || unit.node.exists === false) return clear;
    if (!cli.seen) return unknown(`the openclaw command could not be seen: ${cli.why}, ${cli.detail}`);
    return holds(otherInstall(facts, cli.value, unit) ?? retiredEntry(facts, cli.value, unit));
  },
  explain: {
    means: "The unit's ExecStart belongs to another installation, or names a retired entry file of the same one.",
    why:
      'The path was written when the unit was installed. An upgrade by another package manager, prefix or Node version leaves it ' +
      'as it was.',
    misleads:
      "`openclaw --version` shows the new version while the old one goes on running; OpenClaw's tools stay green or blame the " +
      'configuration.',
    next: (facts) => steps(openclaw(facts)`gateway status --deep`, reinstall(facts), wordsFor(facts).restart(facts)),
    page: 'gateway/troubleshooting/updates-and-rollbacks',
  },
});

function otherInstall(facts: Facts, cli: CliInstall, unit: EntryFacts): Case | null {
  if (unit.packageRoot === null || unit.packageRoot === cli.packageRoot) return null;
  const version = unit.version === null ? 'a version that could not be read' : unit.version;
  const differs = unit.version !== null && !sameVersion(unit.version, cli.version);
  return {
    text: differs
      ? `The service starts ${unit.entry} (${version}), but the openclaw command ${cli.path} belongs to ${cli.packageRoot} (${cli.version}).`
      : `The service starts ${unit.entry}, an installation beside the one of the openclaw command (${cli.packageRoot}); the next upgrade ` +
        `will reach only one of them.`,
    evidence: [
      {probe: 'install', line: `unit: ${unit.entry} (${version})`},
      {probe: 'install', line: `cli: ${cli.path} → ${cli.packageRoot} (${cli.version})`},
    ],
    next: repair(facts),
  };
}

/** The old name still works, and all of OpenClaw's tools are green: worth knowing, not worth waking somebody. */
function retiredEntry(facts: Facts, cli: CliInstall, unit: EntryFacts): Case | null {
  if (cli.entry === null || unit.entry === cli.entry || unit.packageRoot !== cli.packageRoot) return null;
  return {
    text: `The service starts the retired entry ${unit.entry}; ${cli.version} ships ${cli.entry} for the gateway. It still works.`,
    evidence: [
      {probe: 'install', line: `unit: ${unit.entry}`},
      {probe: 'install', line: `shipped: ${cli.entry}`},
    ],
    severity: 'note',
    next: repair(facts),
  };
}

function repair(facts: Facts): readonly Step[] {
  return steps(openclaw(facts)`gateway status --deep`, reinstall(facts), walk('upgrade', 'Reinstall the units'));
}
