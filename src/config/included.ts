import JSON5 from 'json5';
import {locate} from './locate.ts';
import {type PathStep, printPath} from './path.ts';

/** Reads a file; null where it cannot be read. */
export type ReadFile = (path: string) => string | null;

export type Standing =
  | {readonly ok: true; readonly path: string; readonly text: string; readonly steps: readonly PathStep[]}
  | {readonly ok: false; readonly problem: string};

/** OpenClaw follows ten, and refuses a circle. */
const depthMax = 10;

/** The file in which a value has to be changed: the one that includes others, or one of these. */
export function fileOf(path: string, steps: readonly PathStep[], read: ReadFile, depth = 0): Standing {
  const text = read(path);
  if (text === null) return {ok: false, problem: `${path} cannot be read`};
  if (depth > depthMax) return {ok: false, problem: `${path}: its includes go more than ${depthMax} deep`};
  const mistake = mistakeIn(text);
  if (mistake !== null) return {ok: false, problem: `${path} cannot be parsed: ${mistake}`};
  const located = locate(text, steps);
  if (located.is === 'impossible') return {ok: false, problem: `${path}: ${located.problem}`};
  if (located.is !== 'included') return {ok: true, path, text, steps};
  const files = located.files.map((file) => besides(path, file));
  const [only] = files;
  if (only !== undefined && files.length === 1) return fileOf(only, located.rest, read, depth + 1);
  // The last file wins, so the value is changed in the last one that has it.
  const found = files.toReversed().map((file) => fileOf(file, located.rest, read, depth + 1));
  const holding = found.find((one) => one.ok && locate(one.text, one.steps).is === 'there');
  return (
    holding ?? {
      ok: false,
      problem: `${printPath(steps)} may come from any of ${files.join(', ')} and stands in none of them; write it into the one that is meant`,
    }
  );
}

/** A path in a configuration is meant from the folder of the file in which it stands. */
export function besides(from: string, path: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${from.slice(0, from.lastIndexOf('/'))}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Every file of a configuration with its text, the first one first; what cannot be read or parsed ends there. */
export function filesOf(path: string, read: ReadFile): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const follow = (file: string, depth: number): void => {
    if (found.has(file) || depth > depthMax || found.size >= filesMax) return;
    const text = read(file);
    if (text === null) return;
    found.set(file, text);
    if (mistakeIn(text) === null) for (const name of namesIn(JSON5.parse(text))) follow(besides(file, name), depth + 1);
  };
  follow(path, 0);
  return found;
}

const filesMax = 100;

function namesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    key === '$include' ? [item].flat().filter((one): one is string => typeof one === 'string') : namesIn(item),
  );
}

/** The configuration as the gateway sees it, with all that it includes in its place. */
export function whole(path: string, texts: ReadonlyMap<string, string>, depth = 0): unknown {
  const text = texts.get(path);
  if (text === undefined || depth > depthMax || mistakeIn(text) !== null) return {};
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== 'object' || value === null) return value;
    const {$include, ...rest} = value as Readonly<Record<string, unknown>>;
    const own = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, put(item)]));
    const names = [$include].flat().filter((one): one is string => typeof one === 'string');
    return names.length === 0 ? own : [...names.map((name) => whole(besides(path, name), texts, depth + 1)), own].reduce(merged);
  };
  return put(JSON5.parse(text));
}

/** As OpenClaw does it: lists are joined, tables merged, and of single values the later one wins. */
function merged(first: unknown, second: unknown): unknown {
  if (Array.isArray(first) && Array.isArray(second)) return [...(first as unknown[]), ...(second as unknown[])];
  if (!isTable(first) || !isTable(second)) return second;
  const both = Object.entries(second).map(([key, value]) => [key, key in first ? merged(first[key], value) : value] as const);
  return {...first, ...Object.fromEntries(both)};
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mistakeIn(text: string): string | null {
  try {
    JSON5.parse(text);
    return null;
  } catch (error) {
    return (error as Error).message.replace(/^JSON5: /, '');
  }
}
