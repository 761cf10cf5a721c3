import {secretNameKind} from './cleaner/names.ts';
import {isReference} from './cleaner/references.ts';

/**
 * Learns the secrets of a configuration under their full names, before its text is cleaned: `telegram.botToken` says more than
 * `botToken`. A file that is no JSON is left to the ordinary passes.
 */
export async function learnConfig(path: string, text: string, learn: Learn): Promise<void> {
  if (!/\.json5?(?:\.[\w.-]+)?$/.test(path) || text.length > configCharsMax) {
    return;
  }

  try {
    learnFrom(await parse(text, path), [], learn);
  } catch {
    // Half written or cut: the names in it are found one by one all the same.
  }
}

type Learn = (name: string, value: string) => void;

/** Configurations have some KB; a larger file is data, and parsing it would hold up the screen. */
const configCharsMax = 4_194_304;

const depthMax = 32;

async function parse(text: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    // OpenClaw's own configuration may have comments; of anything else a failure means that it is broken.
    if (!/openclaw[^/]*$|\.json5/.test(path)) {
      throw error;
    }

    const {default: json5} = await import('json5');
    return json5.parse(text);
  }
}

function learnFrom(value: unknown, names: readonly string[], learn: Learn): void {
  if (names.length > depthMax) {
    return;
  }

  if (typeof value === 'string') {
    if (isUnderSecret(names) && !isReference(value)) {
      learn(fullName(names), value);
    }
  } else if (Array.isArray(value)) {
    // The strings of a list stand under the list's name.
    value.forEach((entry) => learnFrom(entry, names, learn));
  } else if (typeof value === 'object' && value !== null) {
    Object.entries(value).forEach(([name, inner]) => learnFrom(inner, [...names, name], learn));
    const pair = nameAndValue(value as Readonly<Record<string, unknown>>);
    if (pair !== null) learnFrom(pair.value, [...names, pair.name], learn);
  }
}

/** `tokens: {main: …}` and `botToken: {source: …, value: …}` hold secrets one level further down; what says where one lies is none. */
function isUnderSecret(names: readonly string[]): boolean {
  const name = names.at(-1) ?? '';
  if (secretNameKind(name) !== null) return true;
  return secretNameKind(names.at(-2) ?? '') !== null && !tellsWhere.has(name.toLowerCase());
}

const tellsWhere = new Set(
  'source provider type kind mode id ref env var variable file path command args exec key name label description scope enabled'.split(' '),
);

/** `{"name": "DB_PASSWORD", "value": …}` as lists of variables and headers have it. */
function nameAndValue(object: Readonly<Record<string, unknown>>): {readonly name: string; readonly value: unknown} | null {
  const name = object['name'] ?? object['key'] ?? object['Name'] ?? object['Key'];
  const value = object['value'] ?? object['Value'];
  return typeof name === 'string' && typeof value === 'string' ? {name, value} : null;
}

/** Without the sections that every entry shares. */
function fullName(names: readonly string[]): string {
  return names
    .join('.')
    .replace(/^(?:channels|models\.providers|providers|plugins\.entries|skills\.entries|mcp\.servers|env\.vars|env)\.(?=.)/, '');
}
