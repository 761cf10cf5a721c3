import {z} from 'zod';
import {anyJson} from './json.ts';

const shape = z.looseObject({
  name: z.string(),
  version: z.string().default(''),
  engines: z.looseObject({node: z.string().optional()}).catch({}).default({}),
});

/** What of a package.json is looked at. */
export const packageNames = Object.keys(shape.shape);

export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly nodeWanted: string | null;
}

export function parsePackage(text: string): PackageFacts | null {
  const read = shape.safeParse(anyJson(text)).data;
  return read ? {name: read.name, version: read.version, nodeWanted: read.engines.node ?? null} : null;
}

/** The .js file that a start script of a package manager hands to Node: `exec node "$basedir/../openclaw/openclaw.mjs" "$@"`. */
export function parseShim(text: string): string | null {
  if (!text.startsWith('#!') || !/^#!.*\bsh\b/.test(text.split('\n', 1)[0] ?? '')) return null;
  const found = /(?:"|\s)((?:\$basedir|\$\{basedir\})?[^\s"]*\/openclaw\/[^\s"]*\.m?js)(?:"|\s)/.exec(text);
  return found?.[1]?.replace(/^\$\{?basedir\}?\//, './') ?? null;
}
