import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {z} from 'zod';
import type {QuizRound} from '../../drill/index.ts';
import {sessionsFolder, writeTicketFile} from '../../journal/index.ts';

const roundShape = z.object({at: z.number(), asked: z.number(), right: z.number(), missed: z.array(z.string())});

/** Older ones say nothing about what somebody knows now. */
const keptMax = 200;

/** The rounds of the quiz that are kept beside the sessions, oldest first; what cannot be read is left out. */
export function keptRounds(out: string | undefined): readonly QuizRound[] {
  return linesOf(pathOf(out)).flatMap((line) => {
    const read = roundShape.safeParse(parsed(line));
    return read.success ? [read.data] : [];
  });
}

/** The sentence that says why it could not be kept; null = it is. */
export function keepRound(out: string | undefined, round: QuizRound): string | null {
  const all = [...keptRounds(out), round].slice(-keptMax);
  return writeTicketFile(pathOf(out), all.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

/** Hidden, because beside it stand sessions and nothing else. */
function pathOf(out: string | undefined): string {
  return join(sessionsFolder(out), '.quiz.jsonl');
}

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
