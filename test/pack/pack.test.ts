import {spawnSync} from 'node:child_process';
import {chmodSync, lstatSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {afterEach, expect, it, vi} from 'vitest';
import {readOptions} from '../../src/main/options.ts';
import {openPack} from '../../src/pack/index.ts';
import {home, saying, secret, unit, variable} from './place.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const packIn = (folder: string): string => join(folder, 'gateway.tar');

it('holds every file that makes the gateway, with mode, owner and checksum, and is for its owner alone', async () => {
  const on = await home();
  const {code, said} = await saying(['pack', '--out', packIn(on.folder)], on);
  expect(code, said).toBe(0);
  const file = packIn(on.folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const opened = await openPack(readFileSync(file));
  if ('problem' in opened) throw new Error(opened.problem);
  const {manifest, texts} = opened;
  expect(manifest.files.map(({kind, mode, path}) => [kind, mode.toString(8), path.slice(on.folder.length)])).toEqual([
    ['config', '600', '/.openclaw/openclaw.json'],
    ['include', '600', '/.openclaw/channels.json5'],
    ['environment-file', '600', '/.openclaw/.env'],
    ['drop-in', '644', `/.config/systemd/user/${unit}.d/10-more.conf`],
    ['unit', '644', `/.config/systemd/user/${unit}`],
  ]);
  expect([...texts.values()].join('')).toContain(secret);
  expect(manifest).toMatchObject({host: {name: on.facts.name}, gateway: {profile: 'default', user: on.gateway.user.name}});
  // What is said first is how much it is, and nothing of what is in it.
  expect(said.split('\n')[0]).toContain(`default of ${on.gateway.user.name}: 5 files, `);
  expect(said.split('\n')[0]).toMatch(/ 5 files, \d+ B/);
  expect(said).toContain('it holds the secrets of this gateway as they are');
  expect(said).toContain('state databases, sessions and channel logins are not packed');
  for (const value of [secret, variable, 'copper-lantern-3345']) expect(said).not.toContain(value);
  // Anybody's tar opens it.
  const listed = spawnSync('tar', ['-tf', file], {encoding: 'utf8'});
  expect(listed.stdout.split('\n')).toContain(`files${on.folder}/.openclaw/.env`);
});

it('writes over nothing and through no link', async () => {
  const on = await home();
  const file = packIn(on.folder);
  symlinkSync(join(on.folder, 'elsewhere'), file);
  expect(await saying(['pack', '--out', file], on)).toMatchObject({code: 1, said: expect.stringContaining('is there already')});
  expect(lstatSync(join(on.folder, 'elsewhere'), {throwIfNoEntry: false})).toBeUndefined();
});

it('says what it had to leave out, and why', async () => {
  const on = await home();
  writeFileSync(join(on.folder, '.openclaw/.env'), Buffer.from([0xff, 0xfe, 0x41]));
  const {code, said} = await saying(['pack', '--out', packIn(on.folder)], on);
  expect(code).toBe(0);
  expect(said).toMatch(/\? left out: .*\.env cannot be read: it is not UTF-8/);
  rmSync(join(on.folder, '.openclaw'), {recursive: true});
  rmSync(join(on.folder, '.config'), {recursive: true});
  expect(await saying(['pack', '--out', join(on.folder, 'none.tar')], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('no pack was written'),
  });
});

/** A program of that name at the head of PATH. */
function program(name: string, script: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-age-'));
  writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
  vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH']}`);
}

const recipient = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

it('is sealed by age, which gets the recipients as words and the pack by its standard input', async () => {
  const on = await home();
  program('age', `echo "age-encryption.org/v1 $*"; wc -c`);
  const {code, said} = await saying(['pack', '--out', packIn(on.folder), '--to', recipient], on);
  expect(code, said).toBe(0);
  const sealed = readFileSync(packIn(on.folder), 'utf8');
  expect(sealed).toMatch(new RegExp(`^age-encryption.org/v1 --encrypt --recipient ${recipient}\\n\\d{4,}`));
  expect(sealed).not.toContain(secret);
  expect(said).toContain('it is sealed for 1 recipient');
  expect(await saying(['restore', packIn(on.folder)], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('it is sealed: open it by'),
  });
});

it('is not written at all where age is missing or refuses', async () => {
  const on = await home();
  program('age', 'echo "age: error: malformed recipient" >&2; exit 1');
  expect(await saying(['pack', '--out', packIn(on.folder), '--to', recipient], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('age did not seal it: age: error: malformed recipient; no pack was written'),
  });
  vi.stubEnv('PATH', on.folder);
  expect(await saying(['pack', '--out', packIn(on.folder), '--to', recipient], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('age is not installed here'),
  });
  expect(lstatSync(packIn(on.folder), {throwIfNoEntry: false})).toBeUndefined();
});

it.each([
  ['pack --to -oX', '--to'],
  ['pack --to me@example.com', '--to takes a recipient of age'],
  ['check --to age1x', '--to goes with pack'],
  ['pack FILE', 'one word too many'],
  ['restore', 'it is "restore PACK"'],
  ['check --elsewhere', '--elsewhere goes with restore'],
  ['pack --host box', 'pack reads files as they are, so it is started over there'],
  ['restore p.tar --host box', 'restore changes files, so it is started over there'],
])('%s is wrong use', (line, words) => {
  expect(readOptions(line.split(' '))).toMatchObject({problem: expect.stringContaining(words)});
});
