import {existsSync, readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {z} from 'zod';
import {debrief, drillList, drillNames, levels, nextTask, type RunningDrill, type Score, score} from '../drill/index.ts';
import {keptSessions, sessionsFolder, writeTicketFile} from '../journal/index.ts';
import type {Session} from '../model/index.ts';
import {keptRounds} from './training/rounds.ts';

/** What a drill leaves behind beside its ticket: the debrief to read, the score to compare. */
export function writeDebrief(folder: string, running: RunningDrill, session: Session): string {
  const result = score(running.drill, session, running.facts(), running.fill);
  const next = nextTask([...keptScores(dirname(folder)), result], keptRounds(dirname(folder)));
  const about = {drill: running.drill, score: result, session, facts: running.facts(), fill: running.fill, next};
  const problem =
    writeTicketFile(join(folder, 'debrief.md'), debrief(about)) ??
    writeTicketFile(join(folder, 'score.json'), `${JSON.stringify(result)}\n`);
  return problem ?? [...resultLines(result), `next: ${next.command} (${next.because})`, `debrief ${folder}/debrief.md`].join('\n');
}

/** The result in a line or two, for the shell in which the drill was begun. */
function resultLines({recoverMs, nameMs, namedBy, wrongTurns, harmfulActs, hints}: Score): readonly string[] {
  const name =
    nameMs === null ? 'the cause was not named' : `cause ${namedBy === 'act' ? 'known by the act' : 'named'} after ${clock(nameMs)}`;
  return [
    `${recoverMs === null ? 'not recovered' : `recovered after ${clock(recoverMs)}`}, ${name}, ${wrongTurns} wrong turns, ${harmfulActs} harmful, ${hints} hints`,
  ];
}

/** `score.json`, beside the ticket of a drill. */
export const scoreShape = z.object({
  drill: z.string(),
  level: z.number(),
  seed: z.number(),
  responder: z.string(),
  startedAt: z.number(),
  detectMs: z.number().nullable(),
  nameMs: z.number().nullable(),
  recoverMs: z.number().nullable(),
  rungsWalked: z.number(),
  rungsSkipped: z.number(),
  wrongTurns: z.number(),
  harmfulActs: z.number(),
  hints: z.number(),
  // Before they were kept the name was that of Rungs.
  namedBy: z.enum(['word', 'act']).nullable().default(null),
  wrongNames: z.number().default(0),
});

/** The scores of the drills kept in that place, oldest first; one that cannot be read is left out. */
export function keptScores(out: string | undefined): readonly Score[] {
  return keptSessions(sessionsFolder(out))
    .flatMap(({folder}) => {
      const path = join(folder, 'score.json');
      if (!existsSync(path)) return [];
      const parsed = scoreShape.safeParse(readJson(path));
      return parsed.success ? [parsed.data] : [];
    })
    .toSorted((a, b) => a.startedAt - b.startedAt);
}

/** `rungs drill --list`: by level, with what one has done. */
export function printDrills(out: string | undefined): number {
  const scores = keptScores(out);
  for (const [level, name] of levels.entries()) {
    const drills = drillList().filter((one) => one.level === level);
    if (drills.length === 0) continue;
    process.stdout.write(`${name}\n`);
    for (const drill of drills) {
      process.stdout.write(`  ${drill.name.padEnd(22)} ${drill.title.padEnd(44)} ${done(scores, drill.name)}\n`);
    }
  }
  const own = [...new Set(scores.map((one) => one.drill))].filter((name) => !drillNames.includes(name));
  if (own.length > 0) process.stdout.write('of your own\n');
  for (const name of own) process.stdout.write(`  ${name.padEnd(67)} ${done(scores, name)}\n`);
  process.stdout.write('\nrungs drill NAME opens one; --seed N gives the same host again; ./mine.yaml is a drill of your own\n');
  return 0;
}

function done(scores: readonly Score[], name: string): string {
  const mine = scores.filter((one) => one.drill === name);
  const times = mine.flatMap((one) => (one.recoverMs === null ? [] : [one.recoverMs]));
  if (mine.length === 0) return 'not yet';
  return times.length === 0 ? `${mine.length} tried` : `solved ${times.length} of ${mine.length}, best ${clock(Math.min(...times))}`;
}

/** `rungs drill --scores`: progress over time. */
export function printScores(out: string | undefined): number {
  const scores = keptScores(out);
  if (scores.length === 0) process.stdout.write('no drill has been finished yet; "rungs drill --list" shows them\n');
  else process.stdout.write(`${row('when (UTC)', 'drill', 'detect', 'name', 'recover', 'wrong', 'harm', 'hints', 'skipped')}\n`);
  for (const one of scores) {
    process.stdout.write(
      `${row(
        new Date(one.startedAt).toISOString().slice(0, 16),
        one.drill,
        clock(one.detectMs),
        clock(one.nameMs),
        clock(one.recoverMs),
        String(one.wrongTurns),
        String(one.harmfulActs),
        String(one.hints),
        String(one.rungsSkipped),
      )}\n`,
    );
  }
  const again = [...new Set(scores.map((one) => one.drill))]
    .map((name) => scores.filter((one) => one.drill === name))
    .filter((mine) => mine.length > 1);
  if (again.length > 0) process.stdout.write('\ntime to recover, try by try (- = not solved)\n');
  for (const mine of again)
    process.stdout.write(
      `  ${basename(mine[0]!.drill, '.yaml').padEnd(22)} ${mine
        .slice(-triesMax)
        .map((one) => clock(one.recoverMs))
        .join(' ')}\n`,
    );
  return 0;
}

/** As many as stand beside each other in 80 columns. */
const triesMax = 10;

function row(when: string, drill: string, ...cells: readonly string[]): string {
  return `${when.padEnd(17)} ${basename(drill, '.yaml').padEnd(22)} ${cells.map((cell) => cell.padStart(8)).join('')}`;
}

function clock(ms: number | null): string {
  if (ms === null) return '-';
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
