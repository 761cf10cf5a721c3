import type {Drill, Random} from '../../drill/index.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import {openDrill} from '../drilling.ts';
import {judgeByRules} from '../judging.ts';
import type {Question} from './question.ts';
import {shuffled, titleOf} from './shuffled.ts';

/** The drill's own host is set up and looked at, so that no table of symptoms has to be kept beside it. */
export async function hostQuestion(drill: Drill, random: Random): Promise<Question | null> {
  const {host, gateways, running} = await openDrill({name: drill.name, seed: random.int(0, 999_999)}, null, undefined);
  const [gateway] = gateways;
  if (gateway === undefined) return null;
  const readings = await lookAtAll(probes, host, gateway, false);
  const {findings} = judgeByRules({gateway, now: host.clock.now(), readings});
  const [root] = findings;
  const red = findings.filter(({severity, code}) => severity !== 'note' && code !== root?.code);
  if (root === undefined || root.code !== drill.expect[0]?.root || red.length === 0) return null;
  const seen = root.evidence.slice(0, 2).map(({probe, line}) => `  ${probe}: ${line}`);
  const codes = [...new Set([root.code, ...red.map(({code}) => code)])].slice(0, 5);
  return {
    about: 'host',
    ask: [
      running.story.trim(),
      'Red on this host, all at once:',
      ...shuffled(codes, random.fork('red')).map((code) => `  ${code}`),
      ...(seen.length === 0 ? [] : ['Seen:', ...seen]),
      'Which of them is the cause, and not a symptom?',
    ],
    options: shuffled(
      codes.map((code) => ({text: `${code}: ${titleOf(code)}`, right: code === root.code})),
      random.fork('options'),
    ),
    because: `${root.code}: ${root.text} It is what rungs drill ${drill.name} has.`,
    code: root.code,
  };
}
