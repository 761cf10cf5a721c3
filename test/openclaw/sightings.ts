import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Seen} from '../../src/openclaw/signatures/signature.ts';
import {allSignatures} from '../../src/openclaw/signatures.ts';

const root = new URL('..', import.meta.url).pathname;

/** Folders of what real hosts said, with the release that spoke where a file's name does not say another. */
const folders = [
  'drill/recordings',
  'drill/samples',
  'rules/samples',
  'samples/log',
  'samples/supervisor',
  'samples/capabilities',
  'cleaner/samples',
];

const newest = '2026.9.6';

/** Every signature with one file a release in which a real host wrote such a line; more would only fill the table. */
export function sightings(): Readonly<Record<string, readonly Seen[]>> {
  const found = new Map<string, Seen[]>(allSignatures.map((one) => [one.id, []]));
  const expressions = allSignatures.map((one) => ({id: one.id, expression: new RegExp(one.pattern, one.flags)}));
  for (const file of files()) {
    const text = linesOf(join(root, file)).join('\n');
    for (const {id, expression} of expressions) {
      const seen = found.get(id) ?? [];
      if (seen.every(({release}) => release !== releaseOf(file)) && text.split('\n').some((line) => expression.test(line)))
        seen.push({in: `test/${file}`, release: releaseOf(file)});
    }
  }
  return Object.fromEntries(found);
}

function files(): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name).slice(root.length))
      .toSorted(),
  );
}

function releaseOf(file: string): string {
  return /\b(\d{4}\.\d+\.\d+)\b/.exec(file)?.[1] ?? newest;
}

/** Each line as the host wrote it: out of JSON, and out of JSON within that. */
function linesOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  return text
    .split('\n')
    .flatMap((line) => strings(line))
    .concat(path.endsWith('.json') ? strings(text) : []);
}

function strings(text: string): readonly string[] {
  if (!/^\s*[[{]/.test(text)) return text.includes('\n') ? text.split('\n').flatMap(strings) : [text];
  try {
    return inside(JSON.parse(text));
  } catch {
    return text.split('\n').length > 1 ? text.split('\n').flatMap(strings) : [text];
  }
}

function inside(value: unknown): readonly string[] {
  if (typeof value === 'string') return strings(value);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(inside) : [];
}
