import {spawnSync} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

const root = new URL('../..', import.meta.url).pathname;
export const node = join(root, 'node_modules/.bin/node');
/** The shipped bundle, built before the tests run. */
export const bundle = join(root, 'dist/rungs.js');

/** A home, a state directory and a cache of its own for every drive. */
export function newPlace(): {readonly folder: string; readonly env: Readonly<Record<string, string>>} {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-drive-'));
  return {folder, env: {HOME: folder, XDG_STATE_HOME: join(folder, 'state'), XDG_CACHE_HOME: cache}};
}

/** V8's compile cache is shared, as it is between two starts on one host. */
const cache = join(tmpdir(), 'rungs-drive-cache');

export function drive(words: readonly string[], options: Omit<TerminalOptions, 'argv'> = {}): Terminal {
  return openTerminal({...options, argv: [node, bundle, ...words]});
}

/** A verb that prints lines, without a terminal. */
export function run(words: readonly string[], env: Readonly<Record<string, string>>, input?: string): {readonly code: number | null; readonly stdout: string; readonly stderr: string} {
  const done = spawnSync(node, [bundle, ...words], {env: {PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env}, encoding: 'utf8', input: input ?? '', timeout: 60_000});
  return {code: done.status, stdout: done.stdout, stderr: done.stderr};
}
