import {type Done, doneOf, nextTask, passedRounds, quizRound, type Score, weeks} from '../../drill/index.ts';
import {keptScores} from '../drill-results.ts';
import {keptRounds} from './rounds.ts';

const marks: Readonly<Record<Done, string>> = {well: '[x]', solved: '[~]', tried: '[ ]', 'not yet': '[ ]'};

/** `rungs drill --curriculum`: four weeks, what of them is done by the scores that are kept, and what is next. */
export function printCurriculum(out: string | undefined): number {
  const scores = keptScores(out);
  const rounds = keptRounds(out);
  const passed = passedRounds(rounds);
  for (const [index, {title, drills, byHand}] of weeks().entries()) {
    process.stdout.write(`Week ${index + 1}: ${title}\n`);
    for (const {name, title: drill} of drills) {
      const done = doneOf(scores, name);
      process.stdout.write(`  ${marks[done]} rungs drill ${name.padEnd(22)} ${drill.padEnd(36)} ${stateOf(scores, name, done)}\n`);
    }
    const quiz = passed > index ? '[x]' : '[ ]';
    process.stdout.write(`  ${quiz} rungs drill --quiz${' '.repeat(17)} eight of ${quizRound} right\n`);
    for (const text of byHand) process.stdout.write(`   -  ${text}\n`);
    process.stdout.write('\n');
  }
  const {command, because} = nextTask(scores, rounds);
  process.stdout.write(`next: ${command} (${because})\n`);
  process.stdout.write('[x] by yourself, without harm or hints, the cause named first; [~] solved; - is for you to tick\n');
  return 0;
}

function stateOf(scores: readonly Score[], name: string, done: Done): string {
  const times = scores.flatMap(({drill, recoverMs}) => (drill === name && recoverMs !== null ? [recoverMs] : []));
  if (times.length === 0) return done === 'tried' ? 'tried, not solved' : 'not yet';
  const best = Math.round(Math.min(...times) / 1000);
  return `${done}, best ${Math.floor(best / 60)}:${String(best % 60).padStart(2, '0')}`;
}
