import {knownHarmless, splitWords} from '../../session/harmless.ts';
import {showWords} from '../../steps/index.ts';
import {placeOf} from '../place-of.ts';
import type {Walking} from '../walking.ts';
import {promptOf, readAnswer} from './answer.ts';
import {outputLines, rungLines} from './texts.ts';

/** Somebody at the other end of a line: what is said to them, and what they answer. */
export interface Line {
  say(text: string): void;
  /** Null = they have gone. */
  ask(prompt: string): Promise<string | null>;
}

export interface Talk {
  readonly walking: Walking;
  readonly line: Line;
  now(): number;
  clean(text: string): string;
}

/** Shows a rung once its command has ended, or it is clear that none will run by itself. */
export async function tellRung({walking, line}: Pick<Talk, 'walking'> & {readonly line: Pick<Line, 'say'>}, at: number): Promise<void> {
  const rung = walking.session().rungs[at]!;
  if (rung.status === 'waiting') walking.loop.runRung(rung.id, false);
  await until(walking, () => walking.session().rungs[at]?.status !== 'running');
  for (const text of rungLines(walking.session(), at)) line.say(text);
}

/** Asks until an answer moves the walk on; the next rung's index, or null = that was all. */
export async function askWhereTo(talk: Talk, at: number): Promise<number | null> {
  const {walking, line, now, clean} = talk;
  for (;;) {
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
      case 'skip':
        walking.dispatch({type: 'skipped', at: now(), rung, reason: clean(answer.text)});
        return at + 1;
      case 'note':
        walking.dispatch({type: 'noted', at: now(), rung, text: clean(answer.text)});
        line.say(walking.problem() === null ? 'noted' : 'noted, in memory only');
        break;
      case 'again':
        walking.loop.runRung(rung, false);
        await tellRung(talk, at);
        break;
      case 'elsewhere':
        walking.moveTo(placeOf(answer.text, walking.session().id));
        break;
      case 'own':
        await runOwn(talk, answer.text);
        break;
      case 'wrong':
        line.say(answer.sentence);
    }
  }
}

async function runOwn({walking, line}: Talk, text: string): Promise<void> {
  const argv = splitWords(text);
  if ('problem' in argv) return line.say(argv.problem);
  const armed = !knownHarmless(argv);
  if (armed) {
    const typed = await line.ask(`not known to be read-only: ${showWords(argv)}\ntype "run" to run it once > `);
    if (typed?.trim() !== 'run') return line.say('nothing was run');
  }
  walking.loop.runOwn(argv, armed);
  await until(walking, () => walking.session().own.at(-1)?.result !== null);
  const result = walking.session().own.at(-1)?.result;
  if (result?.seen === true) for (const one of outputLines(`${result.value.stdout.text}${result.value.stderr.text}`)) line.say(one);
  else if (result) line.say(result.detail);
}

async function until(walking: Walking, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    walking.subscribe(() => {
      if (holds()) resolve();
    });
  });
}
