import type {Reader} from './edited.ts';

/** The whole lines of one assignment. */
export interface Span {
  readonly from: number;
  /** The first character of the line behind it. */
  readonly to: number;
  readonly exported: boolean;
}

/** Where a variable is set in a file of variables, as those who read it understand it. */
export function assignmentsOf(text: string, name: string, readers: readonly Reader[]): readonly Span[] {
  const found = readers.flatMap((reader) => [...text.matchAll(grammars[reader])].flatMap((hit) => spanOf(text, hit, name)));
  const merged: Span[] = [];
  for (const span of found.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from >= last.to) merged.push(span);
    else merged[merged.length - 1] = {...last, to: Math.max(last.to, span.to)};
  }
  return merged;
}

/** As `probes/parse/env-file.ts` reads them: a value in quotes may go over several lines, and for systemd a backslash joins lines. */
const grammars: Readonly<Record<Reader, RegExp>> = {
  systemd: /^[ \t]*[#;].*$|^[ \t]*(?<name>[^=\n]+?)[ \t]*=[ \t]*(?:(?:"(?:\\[\s\S]|[^"\\])*"|'[^']*')[ \t]*)*(?:\\[\s\S]|[^\\\n])*$/gm,
  dotenv:
    /^\s*(?<word>export\s+)?(?<name>[\w.-]+)(?:\s*=\s*?|:\s+?)(?:\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm,
};

function spanOf(text: string, hit: RegExpExecArray, name: string): readonly Span[] {
  const {name: found, word} = hit.groups ?? {};
  if (found !== name) return [];
  const start = hit.index + (hit[0].length - hit[0].trimStart().length);
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const end = hit.index + hit[0].trimEnd().length;
  const line = text.indexOf('\n', end);
  return [{from, to: line === -1 ? text.length : line + 1, exported: word !== undefined}];
}
