import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const node = join(root, 'node_modules/node/bin/node');
/** The shipped bundle, built before the benchmark starts. */
export const shipped = join(root, 'dist/rungs.js');

/** A home of its own; goes with the process. */
export function newHome(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rungs-bench-'));
  homes.push(folder);
  return folder;
}

const homes: string[] = [];
process.on('exit', () => {
  for (const folder of homes) rmSync(folder, {recursive: true, force: true});
});

/** What a login over SSH has, and nothing of the shell that runs the benchmark. */
export function cleanEnv(home: string): Record<string, string> {
  return {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: home, TERM: 'xterm-256color', LANG: 'C.UTF-8'};
}
