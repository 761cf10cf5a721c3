import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;

/** The files of a folder that hold a program, by their paths in the project. Declarations (`.d.ts`) hold types only. */
export function sourcesIn(folder: string): readonly string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !/\.d\.m?ts$/.test(name))
    .map((name) => join(folder, name));
}
