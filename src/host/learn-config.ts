import {isHarmlessSetting} from '../openclaw/harmless-settings.ts';
import {hintsAtSecret} from './cleaner/hints.ts';
import {secretNameKind} from './cleaner/names.ts';
import {opaqueParts} from './cleaner/opaque-parts.ts';
import {isReference} from './cleaner/references.ts';
import {allKeys, type Leaf, leaves} from './config-leaves.ts';

/**
 * Learns the secrets of a document under their full names, before its text is cleaned: `telegram.botToken` says more than `botToken`. In
 * a configuration every string is one that is not known to be harmless by its name or its form; in other documents those are whose name
 * says so. A file that is no JSON is left to the ordinary passes. False where a configuration holds more than is learnt of one.
 */
export async function learnConfig(path: string, text: string, learn: Learn, isConfig = isConfiguration(path)): Promise<boolean> {
  if (!(isConfig || isJson(path))) return true;
  if (text.length > configCharsMax) return !isConfig;
  const document = await parse(text, isConfig);
  if (document !== undefined) return learnFrom(leaves(document), isConfig ? allKeys(document) : null, learn);
  // Half written or cut: the names in it are found one by one all the same, and what is opaque beside any name.
  return !isConfig || learnFrom(pairs(text), new Set(), learn);
}

type Learn = (name: string, value: string) => void;

/** Whether a file is by its path one in which OpenClaw keeps settings and credentials; what a configuration includes is told otherwise. */
export function isConfiguration(path: string): boolean {
  return (
    isJson(path) &&
    /\/(?:(?:openclaw|clawdbot|moltbot)\.json[^/]*|auth-profiles\.json|auth\.json|models\.json|secrets\.json|credentials\/.*)$/.test(path)
  );
}

/** Whether a file that somebody calls a configuration is a document, whatever its name. */
export function isDocument(path: string, text: string): boolean {
  return isJson(path) || /^\s*(?:\{|\/[/*])/.test(text);
}

function isJson(path: string): boolean {
  return /\.json5?(?:\.[\w.-]+)?$/.test(path);
}

/** Configurations have some KB; a larger file is data, and parsing it would hold up the screen. */
const configCharsMax = 4_194_304;

async function parse(text: string, isConfig: boolean): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // A configuration may have comments; of anything else a failure means that it is broken.
    return isConfig ? parse5(text) : undefined;
  }
}

async function parse5(text: string): Promise<unknown> {
  try {
    const {default: json5} = await import('json5');
    return json5.parse(text);
  } catch {
    return undefined;
  }
}

/** `keys` are those of a configuration: what names something in it is no secret where it is referred to. */
function learnFrom(found: readonly Leaf[], keys: ReadonlySet<string> | null, learn: Learn): boolean {
  const opaque: (readonly [name: string, part: string])[] = [];
  for (const {names, value} of found) {
    if (isReference(value)) continue;
    if (isUnderSecret(names)) learnWithParts(fullName(names), value, learn);
    else if (keys !== null && !keys.has(value) && (letsIn.test(value) || !isHarmless(names))) {
      for (const part of opaqueParts(value, hintsAtSecret(names.at(-1) ?? ''))) opaque.push([fullName(names), part]);
    }
  }
  for (const [name, part] of opaque.slice(0, opaqueMax)) learn(name, part);
  return opaque.length <= opaqueMax;
}

/** An address with a login, a query or a fragment, whatever it is the address of. */
const letsIn = /:\/\/\S*[@?#]/;

/** Nobody sets as many; each is searched for in a dozen writings, and with too many the screen would stand still. */
const opaqueMax = 2000;

/** A cookie, for example, is sent as a whole and repeated in pieces. */
function learnWithParts(name: string, value: string, learn: Learn): void {
  for (const part of new Set([value, ...opaqueParts(value, false)])) learn(name, part);
}

/** By its own name, or as one of those to which a configuration gives names. */
function isHarmless(names: readonly string[]): boolean {
  return isHarmlessSetting(names.at(-1) ?? '') || /^aliases$|Aliases$/.test(names.at(-2) ?? '');
}

/** What stands as `"name": "value"` in a text that is no document. */
function pairs(text: string): readonly Leaf[] {
  return [...text.matchAll(/(?<![\w$.-])([\w$.-]{1,100})["']?\s{0,16}:\s{0,16}(?:"([^"\n\\]{6,4000})"?|'([^'\n\\]{6,4000})'?)/g)].map(
    ([, name = '', double, single]) => ({names: [name], value: double ?? single ?? ''}),
  );
}

/** `tokens: {main: …}` and `botToken: {source: …, value: …}` hold secrets one level further down; what says where one lies is none. */
function isUnderSecret(names: readonly string[]): boolean {
  const name = names.at(-1) ?? '';
  const kind = secretNameKind(name);
  if (kind !== null) return kind !== 'bare';
  return secretNameKind(names.at(-2) ?? '') !== null && !tellsWhere.has(name.toLowerCase());
}

const tellsWhere = new Set(
  'source provider type kind mode id ref env var variable file path command args exec key name label description scope enabled'.split(' '),
);

/** Without the sections that every entry shares. */
function fullName(names: readonly string[]): string {
  return names
    .join('.')
    .replace(/^(?:channels|models\.providers|providers|plugins\.entries|skills\.entries|mcp\.servers|env\.vars|env)\.(?=.)/, '');
}
