import {drillList, type Random} from '../../drill/index.ts';
import {codes} from '../../model/codes.ts';
import {matchSignatures, signatures} from '../../openclaw/signatures.ts';
import {rules} from '../../rules/index.ts';
import {pageAddress} from '../explained.ts';
import {actQuestionOf} from './act-question.ts';
import {hostQuestion} from './host-question.ts';
import type {Option, Question} from './question.ts';
import {shuffled, titleOf} from './shuffled.ts';

/** How many of each kind make a round of ten. */
const mix: readonly (readonly [Question['about'], number])[] = [
  ['line', 4],
  ['page', 2],
  ['host', 2],
  ['act', 2],
];

/** A round from what the rules, the known lines and the drills say; what was missed before is asked again first. */
export async function questionsFor(random: Random, missed: readonly string[]): Promise<readonly Question[]> {
  const asked: Question[] = [];
  for (const [about, count] of mix) {
    for (let index = 0; index < count; index += 1) {
      const made = (await madeOf(about, random.fork(`${about} ${index}`), missed, asked)) ?? lineQuestion(random, missed, asked);
      if (made !== null) asked.push(made);
    }
  }
  return shuffled(asked, random.fork('order'));
}

/** A drill's host does not always show what makes a question of it; another one does. */
async function madeOf(
  about: Question['about'],
  random: Random,
  missed: readonly string[],
  asked: readonly Question[],
): Promise<Question | null> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const made = await makers[about](random.fork(`attempt ${attempt}`), missed, asked);
    if (made !== null) return made;
  }
  return null;
}

const attemptsMax = 4;

type Make = (random: Random, missed: readonly string[], asked: readonly Question[]) => Question | null | Promise<Question | null>;

const makers: Readonly<Record<Question['about'], Make>> = {line: lineQuestion, page: pageQuestion, host: oneHost, act: actQuestion};

/** A known line, and the finding that it speaks for. No other option is one that the same line speaks for, too. */
function lineQuestion(random: Random, missed: readonly string[], asked: readonly Question[]): Question | null {
  const known = signatures.filter(({supports}) => supports !== null && !asked.some(({code}) => code === supports));
  const one = random.pick(firstOf(known, ({supports}) => missed.includes(supports ?? '')));
  if (one?.supports == null) return null;
  const spoken = matchSignatures([{at: 0, text: one.sample}]).map(({id}) => signatures.find((other) => other.id === id)?.supports);
  const wrong = codes.filter((code) => code !== one.supports && !spoken.includes(code) && !isNear(code, one.supports!));
  return {
    about: 'line',
    ask: ['A line of the log:', `  ${one.sample}`, 'Of which finding is it a sign?'],
    options: optionsOf(one.supports, wrong, random),
    because: `${one.supports}: ${one.means}. ${pageAddress(one.page)}`,
    code: one.supports,
  };
}

/** What a finding is said to mislead with, without its name. */
function pageQuestion(random: Random, missed: readonly string[], asked: readonly Question[]): Question | null {
  const told = rules.filter(({explain, code}) => explain.misleads !== undefined && !asked.some((one) => one.code === code));
  const rule = random.pick(firstOf(told, ({code}) => missed.includes(code)));
  if (rule?.explain.misleads === undefined) return null;
  const wrong = codes.filter((code) => code !== rule.code && !isNear(code, rule.code));
  return {
    about: 'page',
    ask: ['What misleads:', `  ${rule.explain.misleads.replaceAll(rule.code, '…')}`, 'With which finding?'],
    options: optionsOf(rule.code, wrong, random),
    because: `${rule.code}: ${rule.explain.means}`,
    code: rule.code,
  };
}

/** A drill's host as it stands when the pager goes off: what is red, and which of it is the cause. */
async function oneHost(random: Random, _: readonly string[], asked: readonly Question[]): Promise<Question | null> {
  const drills = drillList().filter(({expect}) => expect[0]?.root != null && !asked.some(({code}) => code === expect[0]?.root));
  return hostQuestion(random.pick(drills), random);
}

/** What is offered on a drill's host: which of it helps. */
async function actQuestion(random: Random, _: readonly string[], asked: readonly Question[]): Promise<Question | null> {
  const drills = drillList().filter(({title}) => !asked.some(({ask}) => ask.some((text) => text.includes(title))));
  return actQuestionOf(random.pick(drills), random);
}

/** One explains the other away: both would be right to somebody. */
function isNear(a: string, b: string): boolean {
  return rules.some(({code, behind}) => (code === a && behind.some((one) => one === b)) || (code === b && behind.some((one) => one === a)));
}

function optionsOf(right: string, wrong: readonly string[], random: Random): readonly Option[] {
  const others = shuffled(wrong, random.fork('wrong')).slice(0, 3);
  return shuffled(
    [right, ...others].map((code) => ({text: `${code}: ${titleOf(code)}`, right: code === right})),
    random.fork('options'),
  );
}

function firstOf<T>(all: readonly T[], wanted: (one: T) => boolean): readonly T[] {
  const some = all.filter(wanted);
  return some.length > 0 ? some : all;
}
