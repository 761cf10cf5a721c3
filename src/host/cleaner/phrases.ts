import type {Edit} from './edits.ts';
import {withoutEscapes} from './escapes.ts';
import {filePhrases} from './file-phrases.ts';
import {createFinder} from './finder.ts';
import type {Phrase} from './phrase.ts';
import {programPhrases} from './program-phrases.ts';
import {isReference} from './references.ts';

const phrases: readonly Phrase[] = [...filePhrases, ...programPhrases];

/** Every value that stands where a file, a protocol or a program has its secrets. */
export function findPhrases(text: string): Edit[] {
  const opened = quotesOpened(text);
  return opened === text ? findIn(text) : [...findIn(text), ...findIn(opened)];
}

/** Within a string of JSON the quotes of a line carry backslashes; blanks in their place keep every other character where it was. */
function quotesOpened(text: string): string {
  if (!text.includes('\\')) return text;
  return withoutEscapes(text).replace(/\\+["']?/g, (run) => (run.endsWith('\\') ? run : `${' '.repeat(run.length - 1)}${run.at(-1)}`));
}

function findIn(text: string): Edit[] {
  const edits: Edit[] = [];
  const done = new Map<number, number>();
  finder.find(text, (at, index) => {
    for (const number of pieces[index]?.phrases ?? []) {
      if (at < (done.get(number) ?? 0)) continue;
      const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - beforeChars);
      const to = endOfLines(text, at);
      done.set(number, to);
      edits.push(...secretsIn(phrases[number], text.slice(from, to), from));
    }

    return undefined;
  });
  return edits;
}

function secretsIn(phrase: Phrase | undefined, window: string, from: number): Edit[] {
  if (phrase === undefined) return [];
  return [...window.matchAll(phrase.pattern)].flatMap((match): Edit[] => {
    const groups = match.groups ?? {};
    const value = (groups['secret'] ?? groups['secret2'] ?? '').trimEnd();
    if (!/[^\\"'`\s]/.test(value) || isReference(value) || value.includes('‹') || phrase.isSecret?.(value, groups) === false) return [];
    const start = from + match.index + match[0].lastIndexOf(value);
    return [{start, end: start + value.length, value, label: groups['name'] ?? phrase.label}];
  });
}

/** The line and the two after it, as far as anybody reads. */
function endOfLines(text: string, at: number): number {
  let end = at;
  for (let line = 0; line < 3 && end >= 0; line += 1) end = text.indexOf('\n', end + 1);
  return Math.min(end < 0 ? text.length : end, at + afterChars);
}

const beforeChars = 256;
const afterChars = 2048;

const pieces = [...new Set(phrases.flatMap(({by}) => by))].map((piece) => ({
  piece,
  phrases: phrases.flatMap(({by}, number) => (by.includes(piece) ? [number] : [])),
}));
const finder = createFinder(
  3,
  true,
  pieces.map(({piece}) => piece),
);
