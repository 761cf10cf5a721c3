import type {Facts, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, path} from '../steps/index.ts';
import {hidesFiles} from '../supervisors/index.ts';
import {openclaw, openclawTo, steps, walk} from './shared/commands.ts';
import {restoreCopy} from './shared/copies.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit} from './shared/unit.ts';
import {beside, listed, quote} from './shared/words.ts';

export const configMissing = rule({
  code: 'config-missing',
  title: "The gateway's configuration file is not there",
  severity: 'down',
  behind: ['inodes-full', 'disk-full', 'config-split'],
  needs: ['config'],
  judge({config}, facts) {
    if (config.state !== 'missing') return clear;
    const supervisor = maybe(facts, 'supervisor');
    if (supervisor !== null && hidesFiles(supervisor, config.path))
      return unknown(`the gateway's files may lie where they cannot be seen from here; ${config.path} is not known to be its own`);
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    // A gateway that was told to run unconfigured needs no file.
    if (unit?.exec?.argv.includes('--allow-unconfigured') === true) return clear;
    const told = refusal(facts, meaning('asked-start-blocked'));
    const said = told.is === 'said' ? ` The gateway says: "${quote(told.line.text)}".` : '';
    const remains = beside(config.path, config.remains);
    const copies = remains.length === 0 ? '' : ` Beside it: ${listed(remains)}.`;
    return holds({
      text: `${config.path} does not exist.${said}${copies}`,
      evidence: [{probe: 'config', line: `${config.path}: missing`}, ...(told.is === 'said' ? [logEvidence(told.line)] : [])],
      severity: unlessServing(facts),
      next: steps(
        look`ls -la ${path(folder(config.path))}`,
        remains[0] === undefined ? setUp(facts) : restoreCopy(remains[0], config.path),
        openclaw(facts)`config validate`,
        walk('upgrade', 'Rollback posture'),
      ),
    });
  },
  explain: {
    means: 'openclaw.json is not where the gateway looks for it.',
    why: 'It was moved, deleted or never written; the profile or OPENCLAW_CONFIG_PATH points elsewhere; a restore left it out.',
    misleads: '`gateway status` reports `config.cli.exists: false` and `valid: true` side by side.',
    next: (facts) => steps(look`ls -la ${path(facts.gateway.stateDir)}`, openclaw(facts)`config validate`, setUp(facts)),
    page: 'gateway/configuration',
  },
});

function setUp(facts: Facts): Step {
  return openclawTo(facts, {effect: 'asks, and writes a new configuration', word: 'setup'})`setup`;
}

function folder(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
