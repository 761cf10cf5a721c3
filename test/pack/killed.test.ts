import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {rolldown} from 'rolldown';
import {expect, it} from 'vitest';
import {bundleOptions} from '../../src/build/options.mjs';
import {node} from '../drive/rungs.ts';
import {saying, subjectIn, unit} from './place.ts';

const config = '.openclaw/openclaw.json';
const env = '.openclaw/.env';
const dropIn = `.config/systemd/user/${unit}.d/10-more.conf`;
const files = [env, config, dropIn];
const packedTexts = ['A_TOKEN=plumtree-orbit-1901\n', '{gateway: {bind: "loopback"}}\n', '[Service]\nRestartSec=5\n'];
const spoiltTexts = [null, '{gateway: {mode: "local"}}\n', '[Service]\n'];

const limitMs = 120_000;

it('leaves each file old or new wherever it is killed, and the next run says which and goes on', {timeout: 900_000}, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rungs-killed-')));
  const repairs = join(folder, 'state/rungs/.repairs');
  const program = await bundled(folder);
  const pack = join(folder, 'gateway.tar');
  const restore = (killAt: number) =>
    spawnSync(node, ['--require', join(import.meta.dirname, 'kill-at-call.cjs'), program, folder, 'restore', pack, '--typed', 'restore'], {
      env: {PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', HOME: folder, XDG_STATE_HOME: join(folder, 'state'), KILL_AT: String(killAt)},
      encoding: 'utf8',
      timeout: limitMs,
    });
  const lay = (texts: readonly (string | null)[]): void => {
    for (const [at, text] of texts.entries()) {
      const path = join(folder, files[at] ?? '');
      mkdirSync(join(path, '..'), {recursive: true, mode: 0o700});
      if (text === null) rmSync(path, {force: true});
      else writeFileSync(path, text, {mode: 0o600});
    }
  };
  const standing = (): readonly (string | null)[] =>
    files.map((path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : null));
  lay(packedTexts);
  const made = await saying(['pack', '--out', pack], await subjectIn(folder));
  expect(made.code, made.said).toBe(0);
  lay(spoiltTexts);
  const whole = restore(0);
  expect(whole.status, `${whole.stdout}${whole.stderr}`).toBe(0);
  expect(standing()).toEqual(packedTexts);
  const calls = Number(/calls (\d+)/.exec(whole.stderr)?.[1]);
  expect(calls).toBeGreaterThan(8);
  for (let at = 1; at <= calls; at += 1) {
    lay(spoiltTexts);
    expect(restore(at).signal, `call ${at}`).toBe('SIGKILL');
    const left = standing();
    for (const [index, text] of left.entries()) expect([packedTexts[index], spoiltTexts[index]], `call ${at}`).toContain(text);
    const done = left.filter((text, index) => text === packedTexts[index]).length;
    const begun = existsSync(repairs) && readdirSync(repairs).some((name) => name.endsWith('.json'));
    const next = restore(0);
    expect(next.status, `${next.stdout}${next.stderr}`).toBe(0);
    if (begun) expect(next.stdout, `call ${at}`).toContain(`was cut off: ${done} of 3 files are as in this pack`);
    expect(standing()).toEqual(packedTexts);
    const beside = files.flatMap((path) => readdirSync(join(folder, path, '..')));
    expect(beside.filter((name) => /\.rungs-\d+$/.test(name))).toEqual([]);
  }
});

/** The verb as the program has it, and nothing of the search for a gateway. */
async function bundled(folder: string): Promise<string> {
  const bundle = await rolldown({...bundleOptions, input: join(import.meta.dirname, 'restoring.ts')});
  const file = join(folder, 'restoring.cjs');
  const {output} = await bundle.generate({format: 'cjs', codeSplitting: false});
  await bundle.close();
  writeFileSync(file, output[0].code);
  return file;
}
