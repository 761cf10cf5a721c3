import type {Facts} from '../model/index.ts';
import {look, path} from '../steps/index.ts';
import {openclaw, reinstall, steps, wordsFor} from './shared/commands.ts';
import {cliAnswer, dig, text} from './shared/json.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {chosenUnit} from './shared/unit.ts';

export const configSplit = rule({
  code: 'config-split',
  title: 'Command line and gateway read different configuration files',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner', 'port-taken'],
  needs: ['config'],
  judge({config}, facts) {
    const told = fromCli(facts);
    const mine = told !== null && config.daemonPath === null ? told.cli : config.path;
    const now = config.daemonPath ?? told?.daemon ?? null;
    const later = fromUnit(facts);
    const daemon = now !== null && now !== mine ? now : later;
    if (daemon === null || daemon === mine) return clear;
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    return holds({
      text:
        `The gateway reads ${daemon}${daemon === now ? '' : ' from its next start on'}, the openclaw command reads ${mine}. What ` +
        `is changed with the one does not reach the other.`,
      evidence: [
        {probe: 'config', line: `daemon: ${daemon}`},
        {probe: 'config', line: `cli: ${mine}`},
      ],
      next: steps(
        look`diff ${path(mine)} ${path(daemon)}`,
        wordsFor(facts).showLoaded(facts, 'environment', unit ?? undefined),
        reinstall(facts, 'from the profile whose file is the right one'),
      ),
    });
  },
  explain: {
    means:
      'OPENCLAW_CONFIG_PATH, OPENCLAW_STATE_DIR, a profile or another HOME makes the service read another openclaw.json than your shell.',
    why: 'The unit was installed from another profile or user, or an environment file sets a path that the shell has not got.',
    misleads: 'Each side is right about its own file: `config validate` is green and the gateway refuses, or the reverse.',
    next: (facts) => steps(openclaw(facts)`gateway status --deep`, wordsFor(facts).showLoaded(facts, 'environment')),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

/** What the loaded unit will make the next process read, whatever the running one was started with. */
function fromUnit(facts: Facts): string | null {
  const rows = maybe(facts, 'unit')?.rows ?? [];
  const loaded = (name: string): string | null => rows.find((row) => row.key === `Environment.${name}`)?.loaded ?? null;
  const stateDir = loaded('OPENCLAW_STATE_DIR');
  return loaded('OPENCLAW_CONFIG_PATH') ?? (stateDir === null ? null : `${stateDir}/openclaw.json`);
}

function fromCli(facts: Facts): {readonly cli: string; readonly daemon: string} | null {
  const answer = cliAnswer(facts, 'gateway status');
  const cli = text(dig(answer?.json, 'config', 'cli', 'path'));
  const daemon = text(dig(answer?.json, 'config', 'daemon', 'path'));
  return cli === null || daemon === null ? null : {cli, daemon};
}
