import {spawnSync} from 'node:child_process';
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {localPlatform, makeFile, type Original, readOriginal, replaceFile, withRightsOf} from '../../src/host/index.ts';
import type {User} from '../../src/model/index.ts';

const me = localPlatform().user;
const isRoot = process.geteuid?.() === 0;
const nobody: User = {name: 'nobody', uid: 65_534, gid: 65_534, home: '/nonexistent'};

function place(text = 'before\n', owner = me): {readonly folder: string; readonly path: string; readonly copy: string} {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-edit-'));
  const path = join(folder, 'openclaw.json');
  writeFileSync(path, text, {mode: 0o640});
  chmodSync(path, 0o640);
  if (owner !== me) for (const one of [path, folder]) chownSync(one, owner.uid, owner.gid);
  return {folder, path, copy: `${path}.before`};
}

function original(path: string, owner = me): Original {
  const found = readOriginal(path, owner);
  if (found === null || 'problem' in found) throw new Error(found?.problem ?? 'nothing there');
  return found;
}

describe('a file that gets another text', () => {
  it('keeps its mode, has its former text beside it for its owner alone, and leaves nothing else there', () => {
    const {folder, path, copy} = place();
    expect(replaceFile(original(path), 'after\n', {owner: me, copy})).toHaveProperty('written');
    expect(readFileSync(path, 'utf8')).toBe('after\n');
    expect(lstatSync(path).mode & 0o777).toBe(0o640);
    expect([readFileSync(copy, 'utf8'), lstatSync(copy).mode & 0o777]).toEqual(['before\n', 0o600]);
    expect(readdirSync(folder).sort()).toEqual(['openclaw.json', 'openclaw.json.before']);
  });

  it('is left as it is where somebody changed it since it was read', () => {
    const {folder, path, copy} = place();
    const read = original(path);
    writeFileSync(path, 'a colleague\n');
    expect(replaceFile(read, 'after\n', {owner: me, copy})).toMatchObject({problem: expect.stringContaining('changed by somebody else')});
    expect(readFileSync(path, 'utf8')).toBe('a colleague\n');
    expect(readdirSync(folder)).toEqual(['openclaw.json']);
  });

  it('is changed where a link leads, and the link stays one', () => {
    const {folder, path, copy} = place();
    const link = join(folder, 'link.json');
    symlinkSync(path, link);
    const read = original(link);
    expect(read.path).toBe(path);
    expect(replaceFile(read, 'after\n', {owner: me, copy})).toHaveProperty('written');
    expect([readlinkSync(link), readFileSync(link, 'utf8')]).toEqual([path, 'after\n']);
  });

  it('is refused under two names, and where it is no text', () => {
    const {folder, path} = place();
    linkSync(path, join(folder, 'second'));
    expect(readOriginal(path, me)).toMatchObject({problem: expect.stringContaining('2 names')});
    const bytes = join(folder, 'bytes');
    writeFileSync(bytes, Buffer.from([0x7b, 0xff, 0x7d]));
    expect(readOriginal(bytes, me)).toMatchObject({problem: expect.stringContaining('not UTF-8')});
    expect(readOriginal(folder, me)).toMatchObject({problem: expect.stringContaining('no ordinary file')});
    expect(readOriginal(join(folder, 'absent'), me)).toBe(null);
  });

  it('is whole and unchanged where its copy finds something under its name', () => {
    const {folder, path, copy} = place();
    writeFileSync(copy, 'another');
    expect(replaceFile(original(path), 'after\n', {owner: me, copy})).toHaveProperty('problem');
    expect([readFileSync(path, 'utf8'), readFileSync(copy, 'utf8')]).toEqual(['before\n', 'another']);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it.skipIf(isRoot)('is a sentence where its folder may not be written to (root may)', () => {
    const {folder, path, copy} = place();
    chmodSync(folder, 0o500);
    expect(replaceFile(original(path), 'after\n', {owner: me, copy})).toMatchObject({
      problem: expect.stringContaining('permission denied'),
    });
    chmodSync(folder, 0o700);
    expect(readFileSync(path, 'utf8')).toBe('before\n');
  });

  it('is made only where nothing is', () => {
    const {folder, path} = place();
    expect(makeFile(path, 'after\n', me)).toMatchObject({problem: expect.stringContaining('something else stands under its name')});
    expect(makeFile(join(folder, 'new.json'), 'new\n', me)).toHaveProperty('written');
    expect(lstatSync(join(folder, 'new.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['new.json', 'openclaw.json']);
  });
});

describe.skipIf(!isRoot)("another user's file, as root (who alone can be somebody else)", () => {
  it('stays his, and so is its copy', () => {
    const {path, copy} = place('before\n', nobody);
    expect(replaceFile(original(path, nobody), 'after\n', {owner: nobody, copy})).toHaveProperty('written');
    expect([path, copy].map((one) => lstatSync(one).uid)).toEqual([nobody.uid, nobody.uid]);
    expect(process.geteuid?.()).toBe(0);
  });

  it('leads root to nothing that its owner may not read or write', () => {
    const {folder, path} = place('before\n', nobody);
    const secret = place('of root\n');
    chmodSync(secret.path, 0o600);
    symlinkSync(secret.path, join(folder, 'link.json'));
    expect(readOriginal(join(folder, 'link.json'), nobody)).toMatchObject({problem: expect.stringContaining('permission denied')});
    chownSync(path, 0, 0);
    expect(readOriginal(path, nobody)).toMatchObject({problem: expect.stringContaining('permission denied')});
    expect(() => withRightsOf(nobody, () => readFileSync(secret.path))).toThrow('EACCES');
  });

  it('is a sentence on a full disk and on a file that is immutable, and nothing half written is left', ({skip}) => {
    const folder = mkdtempSync(join(tmpdir(), 'rungs-full-'));
    mkdirSync(join(folder, 'disk'));
    const disk = join(folder, 'disk');
    // A mount in a namespace of our own would not be ours to write to; one of this machine is taken away again.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0) skip('nothing can be mounted here');
    try {
      const path = join(disk, 'openclaw.json');
      writeFileSync(path, 'before\n');
      const done = replaceFile(original(path), 'x'.repeat(200_000), {owner: me, copy: `${path}.before`});
      expect(done).toMatchObject({problem: expect.stringContaining('the disk is full')});
      expect([readdirSync(disk), readFileSync(path, 'utf8')]).toEqual([['openclaw.json'], 'before\n']);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});
