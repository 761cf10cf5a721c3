import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

declare const __filename: string | undefined;

/** The far side as it lies beside the bundled program; null where sources are run, which have none. */
export function farProgram(): Buffer | null {
  return typeof __filename === 'string' ? readFileSync(join(dirname(__filename), 'far.cjs')) : null;
}
