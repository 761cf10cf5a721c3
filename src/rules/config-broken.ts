import type {Case, Facts, ReadingValues, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {change, look, lookFor, path, say} from '../steps/index.ts';
import {openclaw, steps} from './shared/commands.ts';
import {compareCopy, restoreCopy} from './shared/copies.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {serves, unlessServing} from './shared/serving.ts';
import {otherThanFile, startMissesFile} from './shared/unreadable.ts';
import {beside, clockTime, listed} from './shared/words.ts';

export const configBroken = rule({
  code: 'config-broken',
  title: 'The configuration file cannot be read or parsed',
  severity: 'down',
  behind: ['inodes-full', 'disk-full', 'config-split'],
  needs: ['config'],
  judge({config}, facts) {
    if (config.state === 'unreadable') return startMissesFile(facts) ? clear : holds(unreadable(facts, config));
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

    /** A start finds nothing in it and says that something is missing: the words of another cause. */
    function unreadable(facts: Facts, config: ReadingValues['config']): Case {
      const {user} = facts.gateway;
      const instead = otherThanFile(config.facts);
      const remains = beside(config.path, config.remains);
      const copies = remains.length === 0 ? '' : ` Beside it: ${listed(remains)}.`;
      const why =
        instead === null
          ? `${config.path} cannot be read by ${user.name}, as whom the gateway runs: it or a folder above it is closed to that user.`
          : `${config.path} is ${instead} and not a file, so nothing can be read from it.`;
      const told = refusal(facts, meaning('asked-start-blocked', 'asked-config-refused', 'config-unparseable'));
      return {
        text: `${why}${copies}${serves(facts) ? ' The running gateway keeps what it read: the next restart is fatal.' : ''}`,
        evidence: [
          {probe: 'config', line: `${config.path}: ${instead ?? 'permission denied'}`},
          ...(told.is === 'said' ? [logEvidence(told.line)] : []),
        ],
        severity: unlessServing(facts),
        next: steps(
          lookFor('whose each part of the way is, and who may enter it')`ls -ld ${partsOf(config.path).map(path)}`,
          ...(instead === null
            ? [say`give what is closed back to ${user.name}`]
            : [moveAside(config.path), ...restoreCopy(remains[0], config.path)]),
        ),
      };
    }
  },
  explain: {
    means: 'openclaw.json is not JSON5: cut short, half written, or edited with a slip; or it cannot be read at all.',
    why: 'Two programs wrote at once, the disk was full, an editor was interrupted, or a merge left its marks.',
    misleads:
      'The journal says "existing config is missing gateway.mode" and never speaks of a parse error. The CLI falls back to defaults, ' +
      'so it asks port 18789 and may describe some other gateway.',
    next: (facts) => steps(openclaw(facts)`config validate --json`, look`ls -la ${path(facts.gateway.stateDir)}`),
    page: 'gateway/troubleshooting/config-validation-and-probes',
  },
});

function moveAside(file: string): Step {
  const aside = `${file}.aside`;
  const undo = change({effect: 'puts it back', word: 'move'})`mv -n ${path(aside)} ${path(file)}`;
  return change({effect: 'moves aside what lies in the place of the file', word: 'move', undo})`mv -n ${path(file)} ${path(aside)}`;
}

/** `/home`, `/home/ops`, … down to the file itself. */
function partsOf(file: string): readonly string[] {
  const names = file.split('/').slice(1);
  return names.map((_, i) => `/${names.slice(0, i + 1).join('/')}`);
}
