import {createHash} from 'node:crypto';
import {existsSync, lstatSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {packTar} from 'modern-tar';
import {beforeAll, describe, expect, it} from 'vitest';
import {type Manifest, openPack, type PackedFile} from '../../src/pack/index.ts';
import {home, saying, unit} from './place.ts';

type Member = Parameters<typeof packTar>[0][number];

let on: Awaited<ReturnType<typeof home>>;
let real: Manifest;
let bytes: Uint8Array;
let snapshot: readonly string[];

const everything = (): readonly string[] =>
  readdirSync(on.folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => !name.endsWith('.tar'))
    .toSorted();

beforeAll(async () => {
  on = await home();
  const file = join(on.folder, 'good.tar');
  expect((await saying(['pack', '--out', file], on)).code).toBe(0);
  bytes = readFileSync(file);
  const opened = await openPack(bytes);
  if ('problem' in opened) throw new Error(opened.problem);
  real = opened.manifest;
  snapshot = everything();
});

const member = (name: string, text: string): Member => ({
  header: {name, size: Buffer.byteLength(text), mode: 0o600, type: 'file'},
  body: text,
});

/** A pack with one file, whose checksum is right, and whatever else a sender put into it. */
function made(file: Partial<PackedFile>, text = '{}\n', more: readonly Member[] = [], manifest: object = {}): Promise<Uint8Array> {
  const whole = {
    path: join(on.folder, '.openclaw/openclaw.json'),
    kind: 'config',
    mode: 0o600,
    uid: 0,
    owner: 'ops',
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
    ...file,
  };
  const said = JSON.stringify({...real, files: [whole], ...manifest});
  return packTar([member('manifest.json', said), member(`files${whole.path}`, text), ...more]);
}

let number = 0;

async function refused(archive: Uint8Array): Promise<string> {
  number += 1;
  const file = join(on.folder, `hostile-${number}.tar`);
  writeFileSync(file, archive, {mode: 0o600});
  const {code, said} = await saying(['restore', file, '--typed', 'restore'], on);
  expect(everything()).toEqual(snapshot);
  expect(code, said).toBe(1);
  expect(said.trimEnd().split('\n')).toHaveLength(1);
  expect(said).toMatch(/nothing was changed$/m);
  return said;
}

describe('a pack that names a place which is none', () => {
  it.each<readonly [string, () => Partial<PackedFile>]>([
    ['another file of the system as its configuration', () => ({path: '/etc/passwd'})],
    ['a way out of its folder', () => ({path: `${on.folder}/.openclaw/../.bashrc`, kind: 'include'})],
    ['a way out at the end of a good name', () => ({path: `${on.folder}/.openclaw/x/../../.ssh/config.json`, kind: 'include'})],
    ['a relative path', () => ({path: 'openclaw.json'})],
    ['a doubled slash', () => ({path: `${on.folder}/.openclaw//openclaw.json`})],
    ['keys of ssh as an environment file', () => ({path: `${on.folder}/.ssh/authorized_keys`, kind: 'environment-file'})],
    ['an environment file of another service', () => ({path: '/etc/default/grub', kind: 'environment-file'})],
    ['an environment file that no unit names', () => ({path: `${on.folder}/keys/gw.conf`, kind: 'environment-file'})],
    ['the unit of another service', () => ({path: `${on.folder}/.config/systemd/user/other.service`, kind: 'unit'})],
    ['a unit in a folder of packages', () => ({path: `/usr/lib/systemd/system/${unit}`, kind: 'unit'})],
    ['a drop-in for all services', () => ({path: `${on.folder}/.config/systemd/user/service.d/x.conf`, kind: 'drop-in'})],
    ['a drop-in below its folder', () => ({path: `${on.folder}/.config/systemd/user/${unit}.d/x/y.conf`, kind: 'drop-in'})],
    ['approvals that its configuration does not include', () => ({path: `${on.folder}/.openclaw/exec-approvals.json`, kind: 'include'})],
  ])('%s', async (_, file) => {
    expect(await refused(await made(file()))).toMatch(/no place for|no plain whole path|not included by/);
  });

  it.each(['.ssh/authorized_keys', '.bashrc', '../other/x.conf', 'keys/.hidden'])(
    '%s, which the unit in it names as its environment',
    async (name) => {
      const path = `${on.folder}/${name}`;
      const unitText = `[Service]\nEnvironmentFile=-%h/${name}\n`;
      const unitPath = `${on.folder}/.config/systemd/user/${unit}`;
      const fileOf = (at: string, kind: string, text: string) => {
        const sha256 = createHash('sha256').update(text).digest('hex');
        return {path: at, kind, mode: 0o600, uid: 0, owner: 'ops', bytes: text.length, sha256};
      };
      const files = [fileOf(unitPath, 'unit', unitText), fileOf(path, 'environment-file', 'A=1\n')];
      const said = member('manifest.json', JSON.stringify({...real, files}));
      expect(await refused(await packTar([said, member(`files${unitPath}`, unitText), member(`files${path}`, 'A=1\n')]))).toMatch(
        /no place for|no plain whole path/,
      );
    },
  );

  it('with characters that cannot be seen', async () => {
    expect(await refused(await made({path: `${on.folder}/.openclaw/\u202Egpj.env`, kind: 'environment-file'}))).toContain(
      'characters that no path has',
    );
  });
});

describe('a pack that is not what its manifest says', () => {
  it.each<readonly [string, string, () => Promise<Uint8Array>]>([
    [
      'a link in it',
      'is a symlink',
      () => made({}, '{}\n', [{header: {name: 'files/x', size: 0, type: 'symlink', linkname: '/etc/passwd'}}]),
    ],
    [
      'a hard link in it',
      'is a link',
      () => made({}, '{}\n', [{header: {name: 'files/x', size: 0, type: 'link', linkname: '/etc/passwd'}}]),
    ],
    ['a device in it', 'is a character-device', () => made({}, '{}\n', [{header: {name: 'files/x', size: 0, type: 'character-device'}}])],
    ['a folder in it', 'is a directory', () => made({}, '{}\n', [{header: {name: 'files/x/', size: 0, type: 'directory'}}])],
    ['a member that nothing names', 'does not name', () => made({}, '{}\n', [member('../../../../tmp/rungs-slip', 'x')])],
    ['a member twice', 'is in it twice', () => made({}, '{}\n', [member('manifest.json', '{}')])],
    ['a wrong checksum', '(checksum)', () => made({sha256: '0'.repeat(64)})],
    ['a wrong size', '(checksum)', () => made({bytes: 1})],
    ['a size that no file has', '(checksum)', () => made({bytes: Number.MAX_SAFE_INTEGER})],
    ['a file that is set to run as its owner', 'has not the form of one', () => made({mode: 0o4755})],
    ['no manifest', 'no manifest.json', () => packTar([member('files/x', 'x')])],
    ['a manifest that is no JSON', 'is no JSON', () => packTar([member('manifest.json', '{')])],
    ['a manifest of another form', 'has not the form', () => made({}, '{}\n', [], {schema: 'rungs.pack/9'})],
    [
      'a file that its manifest alone has',
      'is in its manifest and not in it',
      () => packTar([member('manifest.json', JSON.stringify(real))]),
    ],
    [
      'bytes that are no text',
      'is no text',
      () => packTar([{header: {name: 'x', size: 2, type: 'file'}, body: new Uint8Array([0xff, 0xfe])}]),
    ],
    ['nothing at all', 'not taken', async () => new Uint8Array(0)],
    ['what is no archive', 'not taken', async () => Buffer.from('#!/bin/sh\nrm -rf /\n'.repeat(200))],
  ])('%s', async (_, words, archive) => {
    expect(await refused(await archive())).toContain(words);
    expect(existsSync('/tmp/rungs-slip')).toBe(false);
  });

  it('is refused wherever it was cut off', async () => {
    for (const part of [1, 511, 512, 513, 1024, 2000, Math.floor(bytes.length / 2), bytes.length - 2048])
      await refused(bytes.slice(0, part));
  });

  it('is refused with any byte of a file changed', async () => {
    const at = Buffer.from(bytes).indexOf('loopback');
    const bent = Uint8Array.from(bytes);
    bent[at] = 'L'.charCodeAt(0);
    expect(await refused(bent)).toContain('(checksum)');
  });

  it('is refused where a header claims more than there is', async () => {
    const huge = Buffer.from(bytes);
    huge.write('77777777777\0', 124);
    huge.write('        ', 148);
    const sum = huge.subarray(0, 512).reduce((one, byte) => one + byte, 0);
    huge.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    await refused(huge);
  });

  it('is not read where it is larger than any pack', async () => {
    expect(await refused(new Uint8Array(33 * 1024 * 1024))).toContain('bytes, which no pack has');
    expect(lstatSync(join(on.folder, '.openclaw/openclaw.json')).isFile()).toBe(true);
  });
});
