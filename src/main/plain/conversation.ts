import {describeRun} from '../../session/describe.ts';
import {looksSecret, looksSecretInPath} from '../../session/looks-secret.ts';
import {splitWords} from '../../steps/split-words.ts';
import {newPart} from '../new-part.ts';
import {placeOf} from '../place-of.ts';
import type {Walking} from '../walking.ts';
import {promptOf, readAnswer} from './answer.ts';
import {answerAsked, type Listed} from './asked.ts';
import {runAsAnswered, until} from './running.ts';
import type {Line, Talk} from './talk.ts';
import {outputLines, rungLines} from './texts.ts';

/** Shows a rung once its command has ended, or it is clear that none will run by itself. */
export async function tellRung(
  {walking, line, now}: Pick<Talk, 'walking' | 'now'> & {readonly line: Pick<Line, 'say'>},
  at: number,
  whole: boolean,
): Promise<void> {
  const rung = walking.session().rungs[at]!;
  if (rung.status === 'waiting') {
    const answer = walking.loop.ask({kind: 'rung', id: rung.id});
    if (answer.is === 'run') void walking.loop.run(answer.admission);
    if (answer.is === 'withhold' && !answer.passing)
      walking.dispatch({type: 'rung-withheld', at: now(), rung: rung.id, reason: answer.reason});
  }
  await until(walking, () => walking.session().rungs[at]?.status !== 'running');
  for (const text of rungLines(walking.session(), at, whole)) line.say(text);
}

/** Asks until an answer moves the walk on; the next rung's index, or null = that was all. */
export async function askWhereTo(talk: Talk, at: number): Promise<number | null> {
  const {walking, line, now, clean} = talk;
  const listed: Listed = {where: '', texts: []};
  for (;;) {
    sayOnceSolved(talk);
    const canMove = walking.problem() !== null;
    const typed = await line.ask(promptOf(canMove));
    if (typed === null) return null;
    const answer = readAnswer(typed, canMove);
    const rung = walking.session().rungs[at]!.id;
    switch (answer.is) {
      case 'next':
        return at + 1;
      case 'quit':
        return null;
      case 'previous':
        return Math.max(0, at - 1);
      case 'take-back':
        line.say(takeBack(walking));
        break;
      case 'skip': {
        const reason = await asKept(talk, answer.text);
        if (reason === null) break;
        walking.dispatch({type: 'skipped', at: now(), rung, reason: clean(reason)});
        return at + 1;
      }
      case 'note': {
        const text = await asKept(talk, answer.text);
        if (text === null) break;
        walking.dispatch({type: 'noted', at: now(), rung, text: clean(text)});
        line.say(walking.problem() === null ? 'noted' : 'noted, in memory only');
        break;
      }
      case 'again':
        await runAsAnswered(talk, walking.loop.ask({kind: 'rung', id: rung}));
        await tellRung(talk, at, false);
        break;
      case 'elsewhere':
        if ((await asKept(talk, answer.text, 'a path')) !== null) walking.moveTo(placeOf(answer.text, walking.session().id));
        break;
      case 'own':
        await runOwn(talk, answer.text);
        break;
      case 'wrong':
        line.say(answer.sentence);
        break;
      default:
        await answerAsked(talk, listed, answer);
    }
  }
}

/** A drill is over when its host is well, which nobody says but the host. */
function sayOnceSolved({walking, line, aids, now}: Talk): void {
  if (walking.session().drill?.solvedAt !== null || !aids.solved()) return;
  walking.dispatch({type: 'solved', at: now()});
  line.say('solved: the host is well again');
}

function takeBack(walking: Walking): string {
  const what = walking.takeBack();
  return what === null ? 'nothing was typed' : `taken back, the ${what}, in journal and ticket; copies that were made before still hold it`;
}

async function runOwn(talk: Talk, text: string): Promise<void> {
  const {walking, line} = talk;
  const argv = splitWords(text);
  if (!('problem' in argv) && (await asKept(talk, text)) === null) return;
  if ('problem' in argv) return line.say(argv.problem);
  const run = await runAsAnswered(talk, walking.loop.ask({kind: 'own', argv}));
  const result = walking.session().own.find((one) => one.run === run)?.result;
  if (result?.seen === true) {
    for (const one of outputLines(`${result.value.stdout.text}${result.value.stderr.text}`)) line.say(one);
    line.say(describeRun(result));
  } else if (result) line.say(result.detail);
}

/**
 * A word that could be a password is asked about before it is kept: the text as it may be kept, or null = it is typed anew. What is to
 * be a mark is known to the cleaner from then on, wherever it comes up again.
 */
async function asKept({line, walking, clean}: Talk, text: string, is: 'words' | 'a path' = 'words'): Promise<string | null> {
  const words = is === 'words' ? looksSecret(clean(text)) : looksSecretInPath(clean(newPart(text)));
  if (words.length === 0) return text;
  const answer = await line.ask('this looks like a password: keep it as a mark? [enter] as a mark  n as it is  e type it again > ');
  if (answer === null || /^\s*e/i.test(answer)) return null;
  if (!/^\s*n/i.test(answer)) walking.markTyped(words);
  return text;
}
