import type {Drill, Random} from '../../drill/index.ts';
import {printWords} from '../../steps/index.ts';
import {openDrill} from '../drilling.ts';
import type {Question} from './question.ts';
import {shuffled, titleOf} from './shuffled.ts';

/** What the drill offers first of all: one act helps, the others cost time or do harm, each for its reason. */
export async function actQuestionOf(drill: Drill, random: Random): Promise<Question | null> {
  const {running} = await openDrill({name: drill.name, seed: random.int(0, 999_999)}, null, undefined);
  const right = drill.solve.find(({stage}) => stage === 1);
  if (right === undefined) return null;
  const shown = (argv: readonly string[]): string => printWords(argv.map(running.fill));
  const wrong = shuffled(
    drill.hurt.filter(({stage}) => stage === 1),
    random.fork('wrong'),
  ).slice(0, 3);
  const root = drill.expect[0]?.root;
  const options = [{text: shown(right.argv), right: true}, ...wrong.map(({argv}) => ({text: shown(argv), right: false}))];
  return {
    about: 'act',
    ask: [
      running.story.trim(),
      root == null ? 'Everything is green.' : `The cause has been found: ${root}, ${titleOf(root)}.`,
      'What do you run?',
    ],
    options: shuffled(options, random.fork('options')),
    because: [
      `${shown(right.argv)}: ${running.fill(right.effect)}`,
      ...wrong.map(({argv, because}) => `Not ${shown(argv)}: ${running.fill(because)}`),
    ].join('\n  '),
    code: null,
  };
}
