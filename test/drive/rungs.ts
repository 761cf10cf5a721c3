import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

const root = new URL('../..', import.meta.url).pathname;
export const node = join(root, 'node_modules/.bin/node');
/** The shipped bundle, built before the tests run. */
export const bundle = join(root, 'dist/rungs.js');

/** A home and a state directory of its own for every drive. */
export function newPlace(): {readonly folder: string; readonly env: Readonly<Record<string, string>>} {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-drive-'));
  mkdirSync(join(folder, 'state/rungs'), {recursive: true, mode: 0o700});
  mkdirSync(compiled, {recursive: true, mode: 0o700});
  symlinkSync(compiled, join(folder, 'state/rungs/.compiled'));
  return {folder, env: {HOME: folder, XDG_STATE_HOME: join(folder, 'state')}};
}

/** What V8 has compiled is shared, as it is between two starts on one host. */
const compiled = join(tmpdir(), `rungs-drive-compiled-${process.getuid?.() ?? 0}`);

export function drive(words: readonly string[], options: Omit<TerminalOptions, 'argv'> = {}): Terminal {
  return openTerminal({...options, argv: [node, bundle, ...words]});
}

/** A verb that prints lines, without a terminal. */
export function run(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  input?: string,
  cwd?: string,
): {readonly code: number | null; readonly stdout: string; readonly stderr: string} {
  const done = spawnSync(node, [bundle, ...words], {
    env: {PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env},
    encoding: 'utf8',
    input: input ?? '',
    // A deep look is six of OpenClaw's own commands, and on a slow machine each of them takes half a minute.
    timeout: 240_000,
    cwd,
  });
  return {code: done.status, stdout: done.stdout, stderr: done.stderr};
}
