import {isExplained} from '../openclaw/meaning.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {allCauses} from './shared/crashes.ts';
import {failedStart, reasonOf} from './shared/failed-start.ts';
import {logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {quote} from './shared/words.ts';

export const refusedToStart = rule({
  code: 'refused-to-start',
  title: 'The gateway does not start, and says why in words that Rungs does not know',
  severity: 'down',
  behind: ['secret-readable', 'unit-forbids', 'state-unusable', ...allCauses],
  needs: ['supervisor'],
  judge(_, facts) {
    const failed = failedStart(facts);
    if (failed === null) return maybe(facts, 'log') === null ? unknown(whyUnseen(facts, 'log')) : clear;
    const {by, line} = failed;
    // Where a line is known the finding that it speaks for says more.
    if (isExplained(line.text)) return clear;
    return holds({
      text:
        `The ${by.title} begins and gives up: "${quote(reasonOf(line))}".` +
        `${by.gaveUp ? ' Status 78 is a refusal: it is not tried again until somebody starts it.' : ' The same start will end in the same way.'}`,
      evidence: [logEvidence(line), by.evidence],
      next: steps(wordsFor(facts).showLog(facts, 80, by.subject), wordsFor(facts).showDefinition(facts, by.subject)),
    });
  },
  explain: {
    means: 'The gateway ended its own start with a sentence that belongs to no finding with a cure of its own.',
    why: 'A plugin, a state file, a port, a permission or a setting that its start needs; the sentence names it.',
    misleads:
      'The advice behind the sentence ("run openclaw doctor --fix") is printed for every refusal; it changes the state and seldom mends what ' +
      'the sentence names.',
    next: (facts) => steps(wordsFor(facts).showLog(facts, 80), wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting',
  },
});
