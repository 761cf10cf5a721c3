import {createHash} from 'node:crypto';
import {lstatSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {freshCleaner} from './marked.ts';

const here = new URL('.', import.meta.url).pathname;
const root = join(here, '../..');
const sample = (name: string) => readFileSync(join(here, 'samples', name), 'utf8');

/** What this checkout itself gives of what fills the logs of a host: paths, sizes, times, modes, inodes, digests, versions. */
function listing(): string {
  return readdirSync(join(root, 'node_modules'), {recursive: true, encoding: 'utf8'})
    .map((name) => {
      const path = join(root, 'node_modules', name);
      const facts = lstatSync(path);
      const digest = createHash('sha256').update(name).digest('hex');
      const short = createHash('sha1').update(name).digest('hex');
      const {ino, mode, uid, size, mtime, mtimeMs} = facts;
      return [ino, mode.toString(8), uid, size, mtime.toISOString(), mtimeMs, digest, short, path].join(' ');
    })
    .join('\n');
}

/** Real outputs without a secret in them. The gateway and its CLI were started, asked and stopped, and their words pasted. */
const outputs: readonly (readonly [string, () => string])[] = [
  ['the console log of a gateway', () => sample('gateway-console.log')],
  ['the log file of a gateway', () => sample('gateway-file.log')],
  ['twelve commands of its CLI', () => sample('cli.txt')],
  ['a package lock with its digests', () => readFileSync(join(root, 'package-lock.json'), 'utf8')],
  ['a long listing of files, with digests', listing],
];

describe('real output without secrets', () => {
  it.each(outputs)('%s is not touched', (name, output) => {
    const text = output().replaceAll('\r\n', '\n');
    // Cut as runs and reads come: a quarter of a megabyte at a time.
    const pieces = text.match(/[\s\S]{1,262144}(?:\n|$)/g) ?? [];
    expect(pieces.join('')).toBe(text);
    const cleaner = freshCleaner();
    const touched = pieces.flatMap((piece) => {
      const after = cleaner.clean(piece, name).split('\n');
      return piece.split('\n').filter((line, at) => line !== after[at]);
    });
    expect(touched.filter((line) => !/[^\t -~]/.test(line))).toEqual([]);
    expect(cleaner.ledger()).toEqual([]);
  });

  it('of any amount has under one line in ten thousand touched', ({skip}) => {
    const folder = process.env['RUNGS_REAL_OUTPUT'];
    skip(folder === undefined, 'RUNGS_REAL_OUTPUT names a directory of logs and outputs that hold no secret');
    const counted = {lines: 0, bytes: 0, touched: [] as string[]};
    for (const name of readdirSync(folder!)) {
      const cleaner = freshCleaner();
      for (const piece of readFileSync(join(folder!, name), 'utf8').match(/[\s\S]{1,262144}(?:\n|$)/g) ?? []) {
        const after = cleaner.clean(piece, name).split('\n');
        const lines = piece.split('\n');
        counted.lines += lines.length - 1;
        counted.bytes += Buffer.byteLength(piece);
        // Colours and the like go from any line; only marks are counted.
        counted.touched.push(...lines.filter((_, at) => after[at]?.includes('‹secret ') === true));
      }
    }
    process.stderr.write(
      `${counted.lines} lines, ${(counted.bytes / 1e6).toFixed(1)} MB, ${counted.touched.length} touched:\n${[...new Set(counted.touched.map((line) => line.slice(0, 200)))].join('\n')}\n`,
    );
    expect(counted.touched.length).toBeLessThan(counted.lines / 10_000);
  }, 600_000);
});
