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
    .map(name => {
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
    const pieces = text.match(/[^]{1,262144}(?:\n|$)/g) ?? [];
    expect(pieces.join('')).toBe(text);
    const cleaner = freshCleaner();
    const touched = pieces.flatMap(piece => {
      const after = cleaner.clean(piece, name).split('\n');
      return piece.split('\n').filter((line, at) => line !== after[at]);
    });
    expect(touched.filter(line => !/[^\t -~]/.test(line))).toEqual([]);
    expect(cleaner.ledger()).toEqual([]);
  });
});
