import type {Shape} from './find-names.ts';
import type {NameKind} from './names.ts';

export interface Name {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly kind: NameKind;
}

export interface Value {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** True where the writing leaves no doubt that this is a value: quoted, a setting, an argument; false in prose. */
  readonly sure: boolean;
}

/** Finds what is written after a name: one value, several in a list, or none. */
export function valuesAfter(text: string, name: Name, shape: Shape): Value[] {
  const flag = name.name.startsWith('-');
  const separator = separatorAfter(text, name.end, flag);
  if (!separator) {
    return [];
  }

  const {at, by} = separator;
  if (text.charAt(at) === '[') {
    return listAt(text, at);
  }

  const quoted = quotedAt(text, at);
  if (quoted) {
    return [{...quoted, sure: true}];
  }

  if (name.kind === 'header' && by === ':') {
    return [sureValue(text, ...afterScheme(text, at, lineEnd(text, at, name)))];
  }

  const end = bareEnd(text, at, name, by, shape);
  if (end === at) {
    return [];
  }

  const [start] = afterScheme(text, at, end);
  return start === end ? [] : [{start, end, text: text.slice(start, end), sure: isSure(text, name, by, shape)}];
}

type By = '=' | ':' | 'space' | 'nul' | 'list';

/** The most that may stand between a name and its value. */
const spacesMax = 16;

function separatorAfter(text: string, end: number, flag: boolean): {readonly at: number; readonly by: By} | null {
  const sticky = flag ? afterFlag : afterName;
  sticky.lastIndex = end;
  const match = sticky.exec(text);
  if (!match) {
    return null;
  }

  const mark = match[1] ?? '';
  const by = mark.includes('=') ? '=' : mark.includes(':') ? ':' : mark.includes('\u0000') ? 'nul' : mark.includes(',') ? 'list' : 'space';
  return {at: sticky.lastIndex, by};
}

const afterName = new RegExp(`(?:\\\\*["'\`])?([ \\t]{0,${spacesMax}}(?:=>|:=|[=:]))[ \\t]{0,${spacesMax}}`, 'y');

/** After `--token`: an equals sign, a space, the NUL of /proc/PID/cmdline, or the next string of a list. */
const afterFlag = new RegExp(`(?:(\\\\*["']\\s{0,${spacesMax}},\\s{0,${spacesMax}})|(=|\\u0000|[ \\t]{1,${spacesMax}}))`, 'y');

/** A value between quotes; in JSON within JSON the quotes carry the backslashes of their depth. */
function quotedAt(text: string, at: number): Omit<Value, 'sure'> | null {
  opening.lastIndex = at;
  const open = opening.exec(text);
  if (!open) {
    return null;
  }

  const depth = (open[1] ?? '').length;
  const quote = open[2] ?? '"';
  const start = at + open[0].length;
  const end = closingQuote(text, start, quote, depth);
  return {start, end, text: unescaped(text.slice(start, end), depth)};
}

const opening = /(\\*)(["'`])/y;

/** Longer than any secret; a quote that is not closed by then is not closed at all. */
const valueCharsMax = 16_384;

function closingQuote(text: string, start: number, quote: string, depth: number): number {
  const limit = Math.min(text.length, start + valueCharsMax);
  for (let at = text.indexOf(quote, start); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > start && text.charAt(at - slashes - 1) === '\\') {
      slashes += 1;
    }

    if (slashes === depth || (depth === 0 && slashes % 2 === 0)) {
      return at - Math.min(slashes, depth);
    }
  }

  // Never closed: the text was cut here, or it is prose with a stray quote. The rest of the line goes.
  const newline = text.indexOf('\n', start);
  return newline === -1 || newline > limit ? limit : newline;
}

/** The value itself, so that it gets the same mark wherever it is written without escapes. */
function unescaped(raw: string, depth: number): string {
  if (!raw.includes('\\')) {
    return raw;
  }

  try {
    const once: unknown = JSON.parse(`"${raw.replace(/(?<!\\)"/g, '\\"')}"`);
    const text = typeof once === 'string' ? once : raw;
    return depth > 0 ? unescaped(text, 0) : text;
  } catch {
    return raw;
  }
}

function listAt(text: string, at: number): Value[] {
  const found: Value[] = [];
  const limit = Math.min(text.length, at + valueCharsMax);
  let next = at + 1;
  while (next < limit) {
    gap.lastIndex = next;
    gap.exec(text);
    const quoted = quotedAt(text, Math.max(next, gap.lastIndex));
    if (!quoted) {
      break;
    }

    found.push({...quoted, sure: true});
    closing.lastIndex = quoted.end;
    closing.exec(text);
    next = Math.max(quoted.end + 1, closing.lastIndex);
  }

  return found;
}

const gap = /[\s,]*/y;
const closing = /\\*["'`]/y;

function sureValue(text: string, start: number, end: number): Value {
  return {start, end, text: text.slice(start, end), sure: true};
}

/** `Bearer`, `Basic` and the like are readable; what follows them is the value. */
function afterScheme(text: string, start: number, end: number): [number, number] {
  scheme.lastIndex = start;
  return [scheme.test(text) && scheme.lastIndex < end ? scheme.lastIndex : start, end];
}

const scheme = /(?:Bearer|Basic|Bot|Digest|Token|ApiKey) +/iy;

/** A header's value goes to the end of its line, or of the quotes in which the whole header stands. */
function lineEnd(text: string, at: number, name: Name): number {
  const before = text.charAt(name.start - 1);
  headerEnd[before === '"' || before === '\'' ? before : ''].lastIndex = at;
  const match = headerEnd[before === '"' || before === '\'' ? before : ''].exec(text);
  return Math.min(match?.index ?? text.length, at + valueCharsMax);
}

const headerEnd = {'"': /\\*"|\n|\\+n|$/g, '\'': /'|\n|\\+n|$/g, '': /\\*"|\n|\\+n|$/g};

function bareEnd(text: string, at: number, name: Name, by: By, shape: Shape): number {
  const before = name.start > 0 ? text.charAt(name.start - 1) : '';
  const ends = shape === 'nul' ? ends_.nul
    : by === '=' && (before === '?' || before === '&') ? ends_.query
      : by === '=' && (before === '"' || before === '\'') ? (before === '"' ? ends_.inDouble : ends_.inSingle)
        : shape === 'settings' ? ends_.setting
          : by === '=' ? ends_.assigned
            : ends_.prose;
  ends.lastIndex = at;
  const match = ends.exec(text);
  return Math.min(match?.index ?? text.length, at + valueCharsMax);
}

const ends_ = {
  nul: /[\u0000\n]|$/g,
  query: /[\s&#"'<>\\\u0000]|$/g,
  inDouble: /(?<!\\)"|[\n\u0000]|$/g,
  inSingle: /'|[\n\u0000]|$/g,
  /** In a settings file the value goes to the line's end, but for a comment. */
  setting: /[ \t]+#|[ \t]*[,;]?[ \t]*(?:\n|$)|\u0000/g,
  assigned: /[\s"'`\u0000]|[),;\]}]+(?:\s|$)|\\+[nrt"]|$/g,
  prose: /[\s"'`\u0000]|[),;\]}]+(?:\s|$)|\\+[nrt"]|[,}\]]|$/g,
};

function isSure(text: string, name: Name, by: By, shape: Shape): boolean {
  if (shape !== 'text' || by === 'nul' || by === 'list') {
    return true;
  }

  if (by === '=') {
    // Variables are written in capitals; `token=missing` in a log line is prose.
    return /^[A-Z][A-Z0-9_]*$/.test(name.name) || name.name.startsWith('-') || /[?&]/.test(text.charAt(name.start - 1));
  }

  return by === 'space' && /(?:^|[;{ ])(?:Exec\w*=|argv\[\]=)/.test(text.slice(text.lastIndexOf('\n', name.start) + 1, name.start).slice(0, 400));
}
