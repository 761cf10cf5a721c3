import {splitWords} from './words-of.ts';

/** What an `ExecStart=` of a unit file starts, without the marks before its path. */
export interface ExecStart {
  readonly path: string;
  readonly argv: readonly string[];
  /** `@`, `-`, `:`, `+`, `!`, `!!`, `|` in the order in which they stand. */
  readonly marks: string;
}

/** Null for an empty one, which takes back those before it. A bare `;` begins another command, `\;` is a word. */
export function parseExecStart(value: string): ExecStart | null {
  const words = splitWords(value.replace(/(^|\s)\\;(?=\s|$)/g, "$1';'"));
  const end = value.includes(';') ? splitWords(value).indexOf(';') : -1;
  const [first = '', ...rest] = end < 0 ? words : words.slice(0, end);
  const marks = /^[@\-:+!|]*/.exec(first)?.[0] ?? '';
  const path = first.slice(marks.length);
  if (path === '') return null;
  // With @ the word behind the path is what the program is told to be called.
  return {path, argv: marks.includes('@') ? rest : [path, ...rest], marks};
}
