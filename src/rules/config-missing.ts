import {openclaw, walk} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
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
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    // A gateway that was told to run unconfigured needs no file.
    if (unit?.exec?.argv.includes('--allow-unconfigured') === true) return clear;
    const told = refusal(facts, /Missing config\.|existing config is missing gateway\.mode|set gateway\.mode=local/);
    const said = told.is === 'said' ? ` The gateway says: "${quote(told.line.text)}".` : '';
    const remains = beside(config.path, config.remains);
    const copies = remains.length === 0 ? '' : ` Beside it: ${listed(remains)}.`;
    return holds({
      text: `${config.path} does not exist.${said}${copies}`,
      evidence: [{probe: 'config', line: `${config.path}: missing`}, ...(told.is === 'said' ? [logEvidence(told.line)] : [])],
      severity: unlessServing(facts),
      next: [
        `ls -la ${folder(config.path)}`,
        ...(remains[0] === undefined ? [openclaw(facts, 'setup')] : [`cp -p ${remains[0]} ${config.path}  # after reading it`]),
        openclaw(facts, 'config validate'),
        walk('upgrade', 'Rollback posture'),
      ],
    });
  },
  explain: {
    means: 'openclaw.json is not where the gateway looks for it.',
    why: 'It was moved, deleted or never written; the profile or OPENCLAW_CONFIG_PATH points elsewhere; a restore left it out.',
    misleads: '`gateway status` reports `config.cli.exists: false` and `valid: true` side by side.',
    next: ['ls -la ~/.openclaw', 'openclaw config validate', 'openclaw setup'],
    page: 'gateway/configuration',
  },
});

function folder(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}
