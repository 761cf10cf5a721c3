import {existsSync, mkdtempSync, writeFileSync} from 'node:fs';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import {node} from '../drive/rungs.ts';

/** The releases that the lab has installed on this machine, each as a command; none where it never ran. */
export const openclaws: readonly {readonly version: string; readonly command: string}[] = ['2026.9.6', '2026.4.14'].flatMap((version) => {
  const cache = process.env['RUNGS_LAB_CACHE'] ?? join(homedir(), '.cache', 'rungs-lab');
  const entry = join(cache, `openclaw-${version}`, 'node_modules/openclaw/openclaw.mjs');
  return existsSync(entry) ? [{version, command: command(`exec '${node}' '${entry}' "$@"`)}] : [];
});

/** A command of the name `openclaw` that does that. */
export function command(script: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rungs-openclaw-')), 'openclaw');
  writeFileSync(path, `#!/bin/sh\n${script}\n`, {mode: 0o755});
  return path;
}
