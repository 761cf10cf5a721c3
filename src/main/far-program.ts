import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {packed} from '../far/index.ts';

declare const __filename: string | undefined;

/** What is carried to another user of this machine; null where sources are run, which have none. */
export function farProgram(): Promise<Buffer | null> {
  return besideUs('far.cjs');
}

/** What is carried to another machine: it learns the secrets there. */
export function awayProgram(): Promise<Buffer | null> {
  return besideUs('away.cjs');
}

/** As it lies beside the bundled program. */
async function besideUs(name: string): Promise<Buffer | null> {
  return typeof __filename === 'string' ? await packed(readFileSync(join(dirname(__filename), name))) : null;
}
