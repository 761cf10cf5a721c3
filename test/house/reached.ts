import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {importsOf} from './imports.ts';
import {root} from './sources.ts';
import {parseFile} from './syntax.ts';

/** The files that some files need, themselves included, through every import of a value or a type. */
export function reachedFrom(entries: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const left = [...entries];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    if (!/\.(?:tsx?|mjs)$/.test(file)) continue;
    for (const {from} of importsOf(parseFile(join(root, file)))) {
      const path = from.startsWith('.') ? join(dirname(file), from) : null;
      if (path !== null && existsSync(join(root, path))) left.push(path);
    }
  }
  return reached;
}
