import {drillList} from './catalogue.ts';
import type {Drill} from './drill.ts';
import type {Score} from './score.ts';

/** Four weeks from the first ladder to a night with two faults: data, so that what is done can be told from the scores. */
export interface Week {
  readonly title: string;
  readonly drills: readonly Drill[];
  /** What nobody but oneself can tick. */
  readonly byHand: readonly string[];
}

/** A round of the quiz, as it is kept. */
export interface QuizRound {
  readonly at: number;
  readonly asked: number;
  readonly right: number;
  /** The codes that were not known; they are asked again. */
  readonly missed: readonly string[];
}

export type Done = 'well' | 'solved' | 'tried' | 'not yet';

/** Of a round that counts; a week asks for one. */
export const quizPass = 0.8;

/** The harder levels are longer than a week. */
export function weeks(): readonly Week[] {
  const drills = drillList();
  const two = drills.filter(({level}) => level === 2);
  const half = Math.ceil(two.length / 2);
  return [
    {
      title: 'Look before you touch: the ladder, the panes, one cause',
      drills: drills.filter(({level}) => level <= 1),
      byHand: [
        'rungs check on a host of yours, and explain each finding to somebody (rungs explain CODE)',
        'a ticket read aloud in one minute',
      ],
    },
    {
      title: 'Two looks: what a green command does not say',
      drills: two.slice(0, half),
      byHand: ['rungs walk hardening on a host of yours, with the reason for each skip'],
    },
    {
      title: 'What was changed before it: upgrades, secrets, limits',
      drills: two.slice(half),
      byHand: ['rungs changed on a host of yours, after an upgrade', 'one drill of this week again with --blind'],
    },
    {
      title: 'What misleads, and more than one pair of hands',
      drills: drills.filter(({level}) => level >= 3),
      byHand: ['a game day: one drill, four roles, and the others by rungs watch-along', 'a drill of your own, from your last incident'],
    },
  ];
}

/** How a drill stands: well = by oneself, without harm, and the cause was named before anything was changed. */
export function doneOf(scores: readonly Score[], name: string): Done {
  const mine = scores.filter(({drill}) => drill === name);
  const solved = mine.filter(({recoverMs}) => recoverMs !== null);
  if (solved.some(isWell)) return 'well';
  return solved.length > 0 ? 'solved' : mine.length > 0 ? 'tried' : 'not yet';
}

function isWell({harmfulActs, hints, namedBy}: Score): boolean {
  return harmfulActs === 0 && hints === 0 && namedBy !== 'act';
}

/** The one thing that leads on from here, as a command with its reason. */
export interface NextTask {
  readonly command: string;
  readonly because: string;
}

export function nextTask(scores: readonly Score[], rounds: readonly QuizRound[]): NextTask {
  const last = scores.at(-1);
  const again = last === undefined ? null : againAfter(last);
  if (again !== null) return again;
  for (const [index, {drills}] of weeks().entries()) {
    const open = drills.find(({name}) => doneOf(scores, name) === 'not yet' || doneOf(scores, name) === 'tried');
    if (open !== undefined) return {command: `rungs drill ${open.name}`, because: `the next of week ${index + 1}: ${open.title}`};
    if (passedRounds(rounds) <= index)
      return {command: 'rungs drill --quiz', because: `the drills of week ${index + 1} are solved; eight of ten make the week`};
  }
  const weak = weeks()
    .flatMap(({drills}) => drills)
    .find(({name}) => doneOf(scores, name) !== 'well');
  return weak === undefined
    ? {command: 'rungs drill two-faults --blind', because: 'all four weeks are done, and well; keep the hand in with what is hidden'}
    : {command: `rungs drill ${weak.name} --blind`, because: 'it was solved with help, or before its cause was named'};
}

/** What the last one asks for before anything new does; null = it went well enough. */
function againAfter({drill, seed, recoverMs, harmfulActs, hints}: Score): NextTask | null {
  if (recoverMs === null)
    return {command: `rungs drill ${drill} --seed ${seed}`, because: 'the last one was not solved; the same host again'};
  if (harmfulActs > 0)
    return {command: `rungs drill ${drill}`, because: 'the last one was solved with harm; another host, and first the cause'};
  return hints === 3 ? {command: `rungs drill ${drill}`, because: 'the last one took all hints; another host without them'} : null;
}

export function passedRounds(rounds: readonly QuizRound[]): number {
  return rounds.filter(({asked, right}) => asked >= quizRound && right / asked >= quizPass).length;
}

/** Questions of a round. */
export const quizRound = 10;
