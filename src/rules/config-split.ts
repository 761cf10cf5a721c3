import type {Facts} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, lookFor, path} from '../steps/index.ts';
import {openclaw, reinstall, steps, wordsFor} from './shared/commands.ts';
import {configOfUnit, settingEvidence, settingsOf} from './shared/definition.ts';
import {cliAnswer, dig, text} from './shared/json.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit} from './shared/unit.ts';

export const configSplit = rule({
  code: 'config-split',
  title: 'Command line and gateway read different configuration files',
  severity: 'degraded',
  behind: ['two-owners', 'foreground-owner', 'port-taken'],
  needs: ['config'],
  judge({config}, facts) {
    const asked = fromCli(facts);
    const mine = asked !== null && config.daemonPath === null ? asked.cli : config.path;
    const now = config.daemonPath ?? asked?.daemon ?? null;
    const later = configOfUnit(facts);
    const daemon = now !== null && now !== mine ? now : later;
    if (daemon === null || daemon === mine) return clear;
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const told = refusal(facts, meaning('asked-start-blocked'));
    const gone = told.is === 'said' && meaning('config-missing-at-start').test(told.line.text);
    const setting = settingsOf(facts, ['Environment']).findLast(({value}) => leadsTo(value, daemon));
    const where = setting === undefined ? '' : ` (set in ${setting.path})`;
    return holds({
      text:
        `The gateway reads ${daemon}${where}${daemon === now ? '' : ' from its next start on'}, the openclaw command reads ${mine}. ` +
        `${gone ? 'There is no file at the first one, so the gateway refuses to start.' : 'What is changed with the one does not reach the other.'}`,
      evidence: [
        {probe: 'config', line: `daemon: ${daemon}`},
        {probe: 'config', line: `cli: ${mine}`},
        ...(setting === undefined ? [] : [settingEvidence(setting)]),
        ...(told.is === 'said' ? [logEvidence(told.line)] : []),
      ],
      severity: told.is === 'said' ? unlessServing(facts) : 'degraded',
      next: steps(
        gone ? lookFor('what is there')`ls -la ${path(daemon)}` : look`diff ${path(mine)} ${path(daemon)}`,
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

/** By its own name, or by the folder or the home in which it is. */
function leadsTo(assigned: string, file: string): boolean {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const home = folder.slice(0, folder.lastIndexOf('/'));
  const leading = [`OPENCLAW_STATE_DIR=${folder}`, `OPENCLAW_HOME=${home}`, `HOME=${home}`];
  return assigned.includes(file) || assigned.split(/["'\s]+/).some((one) => leading.includes(one));
}

function fromCli(facts: Facts): {readonly cli: string; readonly daemon: string} | null {
  const answer = cliAnswer(facts, 'gateway status');
  const cli = text(dig(answer?.json, 'config', 'cli', 'path'));
  const daemon = text(dig(answer?.json, 'config', 'daemon', 'path'));
  return cli === null || daemon === null ? null : {cli, daemon};
}
