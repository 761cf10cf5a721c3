import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {localHost, readOriginal} from '../../src/host/index.ts';
import type {Change} from '../../src/main/rotate/changes.ts';
import {putBack, writeAll} from '../../src/main/rotate/write-all.ts';

const owner = localHost().platform.user;
const names = ['one.env', 'two.json', 'three.conf'];

/** Three files that are replaced and one that is made. */
function four(): {readonly folder: string; readonly changes: readonly Change[]} {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rungs-all-')));
  const changes = names.map((name, index): Change => {
    const path = join(folder, name, name);
    mkdirSync(join(folder, name));
    writeFileSync(path, `old of ${name}\n`, {mode: index === 1 ? 0o644 : 0o600});
    const original = readOriginal(path, owner);
    if (original === null || 'problem' in original) throw new Error('not made');
    return {path, owner, original, text: `new of ${name}\n`, mode: original.mode, edits: []};
  });
  mkdirSync(join(folder, 'made'));
  const made: Change = {path: join(folder, 'made', '.env'), owner, original: null, text: 'made\n', mode: 0o600, edits: []};
  return {folder, changes: [...changes, made]};
}

function all(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((one) => one.isFile());
  const paths = files.map((one) => join(one.parentPath, one.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path, `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path, 'utf8')}`]));
}

describe('all files or none', () => {
  it('writes them all, with a private copy of each, and puts them all back', () => {
    const {folder, changes} = four();
    const before = all(folder);
    const done = writeAll(changes, 'stamp');
    if (done.is !== 'written') throw new Error(done.is);
    for (const {path, text} of changes) expect(readFileSync(path, 'utf8')).toBe(text);
    expect(all(folder)[join(folder, 'two.json', 'two.json.before-stamp')]).toBe('600 old of two.json\n');
    expect(putBack(done.written)).toEqual([]);
    expect(all(folder)).toMatchObject(before);
    expect(readdirSync(join(folder, 'made'))).toEqual([]);
  });

  it.each([0, 1, 2, 3])('leaves everything as it was where file %i was changed by somebody else', (at) => {
    const {folder, changes} = four();
    writeFileSync(changes[at]!.path, 'theirs\n', {mode: 0o600});
    const before = all(folder);
    expect(writeAll(changes, 'stamp').is).toBe('failed');
    expect(all(folder)).toEqual(before);
  });

  it.each([0, 1, 2])('leaves everything as it was where no copy of file %i can be kept', (at) => {
    const {folder, changes} = four();
    writeFileSync(`${changes[at]!.path}.before-stamp`, 'somebody has that name\n', {mode: 0o600});
    const before = all(folder);
    expect(writeAll(changes, 'stamp')).toMatchObject({is: 'failed', problem: expect.stringContaining('no copy could be kept')});
    expect(all(folder)).toEqual(before);
  });

  it('says what could not be put back, and leaves what somebody else wrote', () => {
    const {changes} = four();
    const done = writeAll(changes, 'stamp');
    if (done.is !== 'written') throw new Error(done.is);
    writeFileSync(changes[1]!.path, 'theirs\n');
    const left = putBack(done.written);
    expect(left).toEqual([
      expect.stringMatching(/two\.json was changed by somebody else meanwhile.*; what it was is .*two\.json\.before-stamp$/),
    ]);
    expect(readFileSync(changes[1]!.path, 'utf8')).toBe('theirs\n');
    expect(readFileSync(changes[0]!.path, 'utf8')).toBe('old of one.env\n');
  });

  it.runIf(owner.uid === 0)('leaves everything as it was where a later file is immutable', (context) => {
    const {folder, changes} = four();
    const path = changes[2]!.path;
    try {
      execFileSync('chattr', ['+i', path], {stdio: 'ignore'});
    } catch {
      return context.skip('this file system has no immutable files');
    }
    try {
      const before = all(folder);
      expect(writeAll(changes, 'stamp')).toMatchObject({is: 'failed', problem: expect.stringContaining('may not be changed')});
      expect(all(folder)).toEqual(before);
    } finally {
      execFileSync('chattr', ['-i', path]);
    }
  });
});
