import {meaning} from '../openclaw/meaning.ts';
import {look, path, say} from '../steps/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {compareCopy} from './shared/copies.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {serves, unlessServing} from './shared/serving.ts';
import {beside, clockTime, listed} from './shared/words.ts';

export const configBroken = rule({
  code: 'config-broken',
  title: 'The configuration file cannot be parsed',
  severity: 'down',
  behind: ['inodes-full', 'disk-full', 'config-split'],
  needs: ['config'],
  judge({config}, facts) {
    if (config.state !== 'broken') return clear;
    const {problem, facts: file} = config;
    const where = problem === null ? config.path : `${config.path}:${problem.line}:${problem.column}`;
    const changed = file === null ? '' : ` It has ${file.bytes} bytes, written at ${clockTime(file.modifiedAt, facts.now)}.`;
    const remains = beside(config.path, config.remains);
    const copies = remains.length === 0 ? '' : ` Beside it: ${listed(remains)}.`;
    const running = serves(facts) ? ' The running gateway keeps its last good configuration: the next restart is fatal.' : '';
    const told = refusal(facts, meaning('asked-start-blocked', 'asked-config-refused', 'config-unparseable'));
    return holds({
      text: `${where} cannot be parsed: ${problem?.message ?? 'no reason given'}.${changed}${copies}${running}`,
      evidence: [
        {probe: 'config', line: `${where}: ${problem?.message ?? 'broken'}`},
        ...(told.is === 'said' ? [logEvidence(told.line)] : []),
      ],
      severity: unlessServing(facts),
      next: steps(
        running === '' ? null : say`do not restart the gateway before the file is whole`,
        openclaw(facts)`config validate --json`,
        compareCopy(remains[0], config.path),
      ),
    });
  },
  explain: {
    means: 'openclaw.json is not JSON5: cut short, half written, or edited with a slip.',
    why: 'Two programs wrote at once, the disk was full, an editor was interrupted, or a merge left its marks.',
    misleads:
      'The journal says "existing config is missing gateway.mode" and never speaks of a parse error. The CLI falls back to defaults, ' +
      'so it asks port 18789 and may describe some other gateway.',
    next: (facts) => steps(openclaw(facts)`config validate --json`, look`ls -la ${path(facts.gateway.stateDir)}`),
    page: 'gateway/troubleshooting/config-validation-and-probes',
  },
});
