import {chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {planOf} from '../../src/main/pack/plan.ts';
import {readPack} from '../../src/main/pack/read-pack.ts';
import {writePlan} from '../../src/main/pack/write-plan.ts';
import {home, saying, secret, subjectIn, textOf, unit, variable} from './place.ts';

const files = [
  '.openclaw/openclaw.json',
  '.openclaw/channels.json5',
  '.openclaw/.env',
  `.config/systemd/user/${unit}.d/10-more.conf`,
  `.config/systemd/user/${unit}`,
] as const;

/** A gateway with a pack of it, made before anything was changed. */
async function packed() {
  const on = await home();
  const file = join(on.folder, 'gateway.tar');
  const made = await saying(['pack', '--out', file], on);
  expect(made.code, made.said).toBe(0);
  const before = files.map((path) => textOf(on, path));
  return {on, file, before};
}

const now = (on: {readonly folder: string}): readonly string[] => files.map((path) => textOf(on, path));

it('brings a gateway back of which everything is gone', async () => {
  const {on, file, before} = await packed();
  rmSync(join(on.folder, '.openclaw'), {recursive: true});
  rmSync(join(on.folder, '.config'), {recursive: true});
  const {code, said} = await saying(['restore', file, '--typed', 'restore'], on);
  expect(code, said).toBe(0);
  expect(now(on)).toEqual(before);
  expect(files.map((path) => (statSync(join(on.folder, path)).mode & 0o777).toString(8))).toEqual(['600', '600', '600', '644', '644']);
  expect(statSync(join(on.folder, '.openclaw')).mode & 0o777).toBe(0o700);
  expect(said).toMatch(/^pack of .*: 5 files, every checksum right$/m);
  expect(said.match(/^written /gm)).toHaveLength(5);
  for (const value of [secret, variable, 'copper-lantern-3345']) expect(said).not.toContain(value);
});

it('shows what would change with marks in the place of secrets, and keeps what was there', async () => {
  const {on, file, before} = await packed();
  const config = join(on.folder, files[0]);
  const changed = before[0]?.replace('loopback', 'lan').replace(secret, 'new-and-secret-4711') ?? '';
  writeFileSync(config, changed);
  writeFileSync(join(on.folder, files[2]), 'OPENAI_API_KEY=meadow-lark-8812\n');
  chmodSync(join(on.folder, files[4]), 0o600);
  writeFileSync(join(on.folder, `.config/systemd/user/${unit}.d/20-since.conf`), '[Service]\n');
  const {code, said} = await saying(['restore', file, '--typed', 'restore'], on);
  expect(code, said).toBe(0);
  expect(said).toContain(`~ ${config}: would be written over, with a copy beside it`);
  expect(said).toMatch(/^-.*bind: 'lan'/m);
  expect(said).toMatch(/^-OPENAI_API_KEY=‹secret .*›$/m);
  expect(said).toMatch(/10-more\.conf: as in the pack already/);
  expect(said).toMatch(/rungs-test-nobody\.service: would get the mode from the pack \(0600 → 0644\)/);
  expect(said).toMatch(/\? .*20-since\.conf is not in the pack and stays/);
  for (const value of [secret, variable, 'new-and-secret-4711', 'meadow-lark-8812']) expect(said).not.toContain(value);
  expect(now(on)).toEqual(before);
  const copies = readdirSync(join(on.folder, '.openclaw')).filter((name) => name.startsWith('openclaw.json.before-'));
  expect(copies).toHaveLength(1);
  expect(readFileSync(join(on.folder, '.openclaw', copies[0] ?? ''), 'utf8')).toBe(changed);
});

it('changes nothing where all is as it was, where the word is another one, and where nobody can be asked', async () => {
  const {on, file} = await packed();
  expect(await saying(['restore', file, '--typed', 'restore'], on)).toMatchObject({
    code: 0,
    said: expect.stringContaining('all 5 files are as in the pack; nothing was changed'),
  });
  rmSync(join(on.folder, files[2]));
  expect(await saying(['restore', file, '--typed', 'yes'], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('that is another word'),
  });
  expect(readdirSync(join(on.folder, '.openclaw'))).not.toContain('.env');
});

it('is refused for another host, user or profile, and goes to the same places of the gateway that is there with --elsewhere', async () => {
  const {on, file, before} = await packed();
  const other = await home();
  writeFileSync(join(other.folder, files[2]), 'A=1\n');
  const refused = await saying(['restore', file, '--typed', 'restore'], other);
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringContaining(`the pack is of profile default of ${on.gateway.user.name} on ${on.facts.name}`),
  });
  expect(textOf(other, files[2])).toBe('A=1\n');
  const profile = await subjectIn(on.folder);
  const shop = {...profile, gateway: {...profile.gateway, profile: 'shop'}};
  expect(await saying(['restore', file], shop)).toMatchObject({code: 1, said: expect.stringContaining('and this is shop of')});
  const taken = await saying(['restore', file, '--elsewhere', '--typed', 'restore'], other);
  expect(taken.code, taken.said).toBe(0);
  expect(now(other)).toEqual(before);
});

it('refuses the whole where one file cannot be replaced', async () => {
  const {on, file} = await packed();
  const env = join(on.folder, files[2]);
  writeFileSync(env, 'A=1\n');
  linkSync(env, join(on.folder, 'second-name'));
  expect(await saying(['restore', file, '--typed', 'restore'], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('2 names (hard links)'),
  });
  rmSync(env);
  mkdirSync(env);
  expect(await saying(['restore', file, '--typed', 'restore'], on)).toMatchObject({
    code: 1,
    said: expect.stringContaining('nothing was changed'),
  });
});

it('stops at a file that somebody changed since it was shown, and says what is new and what is old', async () => {
  const {on, file} = await packed();
  for (const path of [files[0], files[2]]) writeFileSync(join(on.folder, path), 'A=1\n');
  rmSync(join(on.folder, files[4]));
  const pack = await readPack(file, null);
  if ('problem' in pack) throw new Error(pack.problem);
  const plan = planOf(pack, on, false);
  if ('problem' in plan) throw new Error(plan.problem);
  writeFileSync(join(on.folder, files[0]), 'A=2\n');
  const said: string[] = [];
  const left = plan.filter(({is}) => is !== 'as packed');
  expect(writePlan(left, on, {say: (line) => void said.push(line)})).toBe(false);
  expect(said).toEqual([
    `written ${join(on.folder, files[2])}`,
    expect.stringContaining('was changed by somebody else meanwhile'),
    `  still as before: ${join(on.folder, files[0])}`,
    `  still as before: ${join(on.folder, files[4])}`,
  ]);
  expect(textOf(on, files[0])).toBe('A=2\n');
});

it.runIf(process.getuid?.() === 0)('takes no pack of somebody else, through no link, and none that everybody may write', async () => {
  const {on, file} = await packed();
  const {chownSync} = await import('node:fs');
  const link = join(on.folder, 'link.tar');
  symlinkSync(file, link);
  expect(await saying(['restore', link], on)).toMatchObject({code: 1, said: expect.stringContaining('it is a link')});
  chmodSync(file, 0o602);
  expect(await saying(['restore', file], on)).toMatchObject({code: 1, said: expect.stringContaining('everybody may write into it')});
  chmodSync(file, 0o600);
  chownSync(file, 12_345, 12_345);
  expect(await saying(['restore', file], on)).toMatchObject({code: 1, said: expect.stringContaining('it belongs to uid 12345')});
});
