import {randomInt} from 'node:crypto';
import {createInterface} from 'node:readline';
import {nextTask, type QuizRound, quizPass, quizRound, randomOf} from '../../drill/index.ts';
import {keptScores} from '../drill-results.ts';
import type {Options} from '../options.ts';
import type {Line} from '../plain/talk.ts';
import type {Question} from './question.ts';
import {questionsFor} from './questions.ts';
import {keepRound, keptRounds} from './rounds.ts';

/** `rungs drill --quiz`: ten questions on the terminal, as lines; the same seed asks the same. */
export async function quiz({seed, out}: Pick<Options, 'seed' | 'out'>): Promise<number> {
  const chosen = seed ?? randomInt(1_000_000);
  const rounds = keptRounds(out);
  // A seed means the same round for everybody, whatever each of them missed before.
  const missed = seed === undefined ? [...new Set(rounds.slice(-3).flatMap((round) => round.missed))] : [];
  const line = typedLine();
  line.say(`${quizRound} questions, seed ${chosen}: a number answers, enter passes, q ends`);
  const round = await askAll(await questionsFor(randomOf(chosen), missed), line);
  if (round.asked === 0) return 0;
  const problem = keepRound(out, round);
  if (problem !== null) process.stderr.write(`rungs: ${problem}\n`);
  sayResult(round, line);
  const {command, because} = nextTask(keptScores(out), [...rounds, round]);
  line.say(`next: ${command} (${because})`);
  return 0;
}

/** Until all are asked, or whoever answers has gone. */
export async function askAll(questions: readonly Question[], line: Line): Promise<QuizRound> {
  const missed = new Set<string>();
  let asked = 0;
  let right = 0;
  for (const [index, question] of questions.entries()) {
    for (const text of ['', `${index + 1} of ${questions.length}`, ...question.ask]) line.say(text);
    for (const [at, {text}] of question.options.entries()) line.say(`  ${at + 1}  ${text}`);
    const answer = await answerTo(question, line);
    if (answer === null) break;
    asked += 1;
    const isRight = question.options[answer - 1]?.right === true;
    if (isRight) right += 1;
    else if (question.code !== null) missed.add(question.code);
    line.say(`${isRight ? 'Right.' : `No, ${question.options.findIndex((one) => one.right) + 1}.`} ${question.because}`);
  }
  return {at: Date.now(), asked, right, missed: [...missed]};
}

/** Its number, 0 = passed, null = gone. */
async function answerTo({options}: Question, line: Line): Promise<number | null> {
  for (;;) {
    const typed = (await line.ask(`1-${options.length} > `))?.trim() ?? 'q';
    if (typed === 'q') return null;
    if (typed === '') return 0;
    const number = Number(typed);
    if (Number.isInteger(number) && number >= 1 && number <= options.length) return number;
    line.say(`"${typed.slice(0, 20)}" is none of them: a number from 1 to ${options.length}, enter passes, q ends`);
  }
}

function sayResult({asked, right, missed}: QuizRound, line: Pick<Line, 'say'>): void {
  line.say('');
  line.say(`${right} of ${asked} right${asked >= quizRound && right / asked >= quizPass ? ', which makes the week' : ''}`);
  for (const code of missed) line.say(`  read: rungs explain ${code}`);
}

function typedLine(): Line {
  const lines = createInterface({input: process.stdin, terminal: false})[Symbol.asyncIterator]();
  return {
    say: (text) => void process.stdout.write(`${text}\n`),
    async ask(prompt) {
      process.stdout.write(prompt);
      const read = await lines.next();
      return read.done === true ? null : read.value;
    },
  };
}
