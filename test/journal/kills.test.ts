import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {readJournal} from '../../src/journal/index.ts';

/** A run of the whole suite proves the habit; RUNGS_KILLS=1000 gives the figure of the README. */
const rounds = Number(process.env['RUNGS_KILLS'] ?? 25);
const node = new URL('../../node_modules/.bin/node', import.meta.url).pathname;
const writer = new URL('writer.ts', import.meta.url).pathname;

it(
  `keeps every acknowledged event through ${rounds} kills at random moments, and goes on from each`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-kills-'));
    const random = seeded(20_261_121);
    let acknowledged = -1;
    let torn = 0;
    try {
      for (let round = 0; round < rounds; round += 1) {
        acknowledged = Math.max(acknowledged, await killed(folder, acknowledged + 1, random() * 40));
        const read = readJournal(join(folder, 'journal.jsonl'));
        expect(read.broken).toEqual([]);
        torn = read.torn.length;
        const numbers = new Set(read.events.map((event) => event.at));
        const lost = Array.from({length: acknowledged + 1}, (_, number) => number).filter((number) => !numbers.has(number));
        expect(lost).toEqual([]);
        // What was written but not yet said is there too; the next writer goes on behind it.
        acknowledged = Math.max(acknowledged, ...numbers);
      }
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
    process.stderr.write(`${rounds} kills, ${acknowledged + 1} events, ${torn} torn lines set aside, 0 lost\n`);
  },
  30_000 + rounds * 5000,
);

/** Kills the writer that long after its first word; resolves with the last number it said. */
function killed(folder: string, first: number, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [writer, folder, String(first)], {stdio: ['ignore', 'pipe', 'pipe']});
    let said = '';
    let wrong = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      said += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      wrong += chunk.toString();
    });
    child.on('close', () => {
      if (wrong !== '') return reject(new Error(wrong));
      const whole = said.split('\n').slice(0, -1);
      resolve(whole.length === 0 ? first - 1 : Number(whole.at(-1)));
    });
  });
}

/** The same moments in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
