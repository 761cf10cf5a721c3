import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import {debrief, drillList, levels, score, type RunningDrill, type Score} from '../drill/index.ts';
import {keptSessions, sessionsFolder, writeTicketFile} from '../journal/index.ts';
import type {Session} from '../model/index.ts';

/** What a drill leaves behind beside its ticket: the debrief to read, the score to compare. */
export function writeDebrief(folder: string, running: RunningDrill, session: Session): string {
  const result = score(running.drill, session, running.facts(), running.fill);
  const problem = writeTicketFile(join(folder, 'debrief.md'), debrief(running.drill, result, session, running.facts(), running.fill))
    ?? writeTicketFile(join(folder, 'score.json'), `${JSON.stringify(result)}\n`);
  return problem ?? `debrief ${folder}/debrief.md`;
}

const kept = z.object({
  drill: z.string(), level: z.number(), seed: z.number(), responder: z.string(), startedAt: z.number(), detectMs: z.number().nullable(), nameMs: z.number().nullable(),
  recoverMs: z.number().nullable(), rungsWalked: z.number(), rungsSkipped: z.number(), wrongTurns: z.number(), harmfulActs: z.number(), hints: z.number(),
});

/** The scores of the drills kept in that place, oldest first; one that cannot be read is left out. */
export function keptScores(out: string | undefined): readonly Score[] {
  return keptSessions(sessionsFolder(out)).flatMap(({folder}) => {
    const path = join(folder, 'score.json');
    if (!existsSync(path)) return [];
    const parsed = kept.safeParse(readJson(path));
    return parsed.success ? [parsed.data] : [];
  }).toSorted((a, b) => a.startedAt - b.startedAt);
}

/** `rungs drill --list`: by level, with what one has done. */
export function printDrills(out: string | undefined): number {
  const scores = keptScores(out);
  for (const [level, name] of levels.entries()) {
    const drills = drillList().filter((one) => one.level === level);
    if (drills.length === 0) continue;
    process.stdout.write(`${name}\n`);
    for (const drill of drills) {
      const mine = scores.filter((one) => one.drill === drill.name);
      const solved = mine.filter((one) => one.recoverMs !== null);
      const best = Math.min(...solved.map((one) => one.recoverMs ?? Infinity));
      const done = mine.length === 0 ? 'not yet' : solved.length === 0 ? `${mine.length} tried` : `solved ${solved.length} of ${mine.length}, best ${clock(best)}`;
      process.stdout.write(`  ${drill.name.padEnd(22)} ${drill.title.padEnd(44)} ${done}\n`);
    }
  }
  process.stdout.write('\nrungs drill NAME opens one; --seed N gives the same host again\n');
  return 0;
}

/** `rungs drill --scores`: progress over time. */
export function printScores(out: string | undefined): number {
  const scores = keptScores(out);
  if (scores.length === 0) process.stdout.write('no drill has been finished yet; "rungs drill --list" shows them\n');
  else process.stdout.write(`${row('when (UTC)', 'drill', 'detect', 'name', 'recover', 'wrong', 'harm', 'hints', 'skipped')}\n`);
  for (const one of scores) {
    process.stdout.write(`${row(new Date(one.startedAt).toISOString().slice(0, 16), one.drill, clock(one.detectMs), clock(one.nameMs), clock(one.recoverMs),
      String(one.wrongTurns), String(one.harmfulActs), String(one.hints), String(one.rungsSkipped))}\n`);
  }
  return 0;
}

function row(when: string, drill: string, ...cells: readonly string[]): string {
  return `${when.padEnd(17)} ${drill.padEnd(22)} ${cells.map((cell) => cell.padStart(8)).join('')}`;
}

function clock(ms: number | null): string {
  return ms === null || !Number.isFinite(ms) ? '-' : `${Math.floor(ms / 60_000)}:${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')}`;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
