import {readFileSync} from 'node:fs';

/** A pasted real output under test/samples. */
export function sample(name: string): string {
  return readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8');
}
