import {spawn} from 'node:child_process';
import {closeSync, openSync, readFileSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {signatures} from '../../../src/openclaw/signatures.ts';
import {ratios, sayMs, sayTimes, series} from '../measure/figures.ts';
import type {Bench} from '../measure/row.ts';
import {cleanEnv, newHome, node, shipped} from '../measure/shipped.ts';

/** A log read for everything that is known, beside `grep` with one alternation of the same patterns. */
export const log: Bench = {
  name: 'log',
  whyNot: () => null,
  async measure({quick}) {
    const home = newHome();
    const megabytes = quick ? 32 : 1000;
    const file = join(home, 'gateway.log');
    writeLog(file, megabytes);
    const env = cleanEnv(home);
    const rounds = quick ? 1 : 3;
    const [ours, theirs]: [number[], number[]] = [[], []];
    let residentMb = 0;
    for (let round = 0; round < rounds; round += 1) {
      const own = await timed([node, shipped, 'log', '--json', file], env);
      const found = (JSON.parse(own.stdout) as {found: {count: number}[]}).found.reduce((sum, one) => sum + one.count, 0);
      const grep = await timed(['grep', '-cEi', `(${signatures.map(({pattern}) => extended(pattern)).join('|')})`, file], {
        ...env,
        // In a locale of more than bytes it takes four times as long.
        LC_ALL: 'C',
      });
      // A line can be of two kinds, so that there are at least as many finds as lines.
      if (Number(grep.stdout) === 0 || found < Number(grep.stdout))
        throw new Error(`grep found ${grep.stdout.trim()} lines and rungs ${found}`);
      ours.push(own.ms);
      theirs.push(grep.ms);
      residentMb = Math.max(residentMb, own.residentMb);
    }
    const ratio = ratios(ours, theirs);
    return [
      {
        what: `a log of ${megabytes} MB judged for ${signatures.length} kinds of line`,
        measured: sayMs(series(ours)),
        against: `\`LC_ALL=C grep -cEi\` of one alternation, ${sayMs(series(theirs))}`,
        ratio: sayTimes(ratio),
        goal: '≤ 3×',
        reached: quick ? null : ratio.median <= 3,
        runs: {rungs: ours, grep: theirs},
      },
      {
        what: 'the same: resident memory at its highest',
        measured: `${residentMb} MB`,
        against: '',
        ratio: '',
        goal: '< 150 MB',
        reached: residentMb < 150,
        runs: {megabytes: [residentMb]},
      },
    ];
  },
};

/** Lines as OpenClaw writes them into its file, of which one in fifty says something. */
function writeLog(path: string, megabytes: number): void {
  const quiet = readFileSync(new URL('../../samples/log/file.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const block = signatures
    .flatMap(({sample}, index) => [
      ...Array.from({length: 49}, (_, at) => quiet[(index + at) % quiet.length]!),
      JSON.stringify({0: '{"subsystem":"gateway"}', 1: sample, time: '2026-11-21T02:00:00.000+00:00', message: sample}),
    ])
    .join('\n');
  const out = openSync(path, 'w');
  for (let written = 0; written < megabytes * 1e6; ) written += writeSync(out, `${block}\n`);
  closeSync(out);
}

/** The same expression as `grep -E` writes it. */
function extended(pattern: string): string {
  return pattern
    .replaceAll('(?:', '(')
    .replaceAll('\\d', '[0-9]')
    .replace(/([*+?}])\?/g, '$1')
    .replaceAll('\\/', '/')
    .replaceAll('\\"', '"')
    .replaceAll('\\-', '-');
}

interface Timed {
  readonly ms: number;
  readonly stdout: string;
  readonly residentMb: number;
}

function timed(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(argv[0]!, argv.slice(1), {env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'inherit']});
    let [stdout, residentMb] = ['', 0];
    // The kernel keeps the highest value; it is asked until the process is gone.
    const asking = setInterval(() => {
      residentMb = Math.max(residentMb, highWater(child.pid));
    }, 20);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(asking);
      resolve({ms: performance.now() - from, stdout, residentMb});
    });
  });
}

function highWater(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000);
  } catch {
    return 0;
  }
}
