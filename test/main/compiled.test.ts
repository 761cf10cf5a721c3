import {
  chmodSync,
  chownSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {asScript} from '../../src/build/script.mjs';
import {runProgram} from '../../src/main/compiled.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rungs-compiled-'));
  writeFileSync(join(folder, 'program.cjs'), asScript('globalThis.kept = launcher.keepCompiled();'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** Somebody who is neither root nor us. */
const other = 65_533;
const needsRoot = 'only root can give files to another user';

/** Runs a small program that keeps what was compiled of it, and says what then stands in a folder. */
async function keepsIn(kept: string, look: string): Promise<readonly string[]> {
  runProgram(join(folder, 'program.cjs'), join(kept, 'lines.v8'), () => undefined);
  await (globalThis as {kept?: Promise<void>}).kept;
  return readdirSync(look);
}

describe('what V8 has compiled', () => {
  it('is kept in a folder of ours, made when it is not there, and through links of ours', async () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'mine'));
    expect(await keepsIn(join(folder, 'mine/state/.compiled'), join(folder, 'real/state/.compiled'))).toEqual(['lines.v8']);
  });

  it('is not kept through a link that another user made', async ({skip}) => {
    skip(process.getuid?.() !== 0, needsRoot);
    mkdirSync(join(folder, 'etc'), {mode: 0o700});
    symlinkSync('etc', join(folder, '.compiled'));
    lchownSync(join(folder, '.compiled'), other, other);
    expect(await keepsIn(join(folder, '.compiled'), join(folder, 'etc'))).toEqual([]);
  });

  it('is not kept in the home of another user, who could put a link into the way', async ({skip}) => {
    skip(process.getuid?.() !== 0, needsRoot);
    mkdirSync(join(folder, 'home'));
    chownSync(join(folder, 'home'), other, other);
    expect(await keepsIn(join(folder, 'home/state/.compiled'), join(folder, 'home'))).toEqual([]);
  });

  it('is not kept where others can write, on whatever part of the way', async () => {
    mkdirSync(join(folder, 'shared/state'), {recursive: true});
    chmodSync(join(folder, 'shared'), 0o777);
    expect(await keepsIn(join(folder, 'shared/state'), join(folder, 'shared/state'))).toEqual([]);
  });

  it('is not kept under a path that begins nowhere', async () => {
    expect(await keepsIn('state', folder)).toEqual(['program.cjs']);
    expect(readdirSync('.')).not.toContain('state');
  });

  it('is made anew and not read where another user owns the file', async ({skip}) => {
    skip(process.getuid?.() !== 0, needsRoot);
    await keepsIn(join(folder, 'kept'), folder);
    chownSync(join(folder, 'kept/lines.v8'), other, other);
    await keepsIn(join(folder, 'kept'), folder);
    expect(lstatSync(join(folder, 'kept/lines.v8')).uid).toBe(0);
  });

  it('is made anew and not read where a link stands in the place of the file', async () => {
    await keepsIn(join(folder, 'kept'), folder);
    renameSync(join(folder, 'kept/lines.v8'), join(folder, 'elsewhere'));
    symlinkSync('../elsewhere', join(folder, 'kept/lines.v8'));
    await keepsIn(join(folder, 'kept'), folder);
    expect(lstatSync(join(folder, 'kept/lines.v8')).isFile()).toBe(true);
  });
});
