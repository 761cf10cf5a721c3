export interface Quoted {
  readonly start: number;
  readonly end: number;
  /** The value without its escapes, so that it gets the same mark wherever it is written plainly. */
  readonly text: string;
}

/** The inside of the quotes that open at `at`; in JSON within JSON they carry the backslashes of their depth. */
export function quotedAt(text: string, at: number): Quoted | null {
  opening.lastIndex = at;
  const open = opening.exec(text);
  if (!open) {
    return null;
  }

  const depth = (open[1] ?? '').length;
  const start = at + open[0].length;
  const end = closing(text, start, open[2] ?? '"', depth);
  return {start, end, text: unescaped(text.slice(start, end), depth)};
}

/** The strings of a list that opens at `at`. */
export function quotedListAt(text: string, at: number): Quoted[] {
  const found: Quoted[] = [];
  const limit = Math.min(text.length, at + quotedCharsMax);
  let next = at + 1;
  while (next < limit) {
    gap.lastIndex = next;
    gap.test(text);
    const quoted = quotedAt(text, gap.lastIndex);
    if (!quoted) {
      break;
    }

    found.push(quoted);
    close.lastIndex = quoted.end;
    close.test(text);
    next = Math.max(quoted.end + 1, close.lastIndex);
  }

  return found;
}

/** Longer than any secret; a quote that is not closed by then is not closed at all. */
const quotedCharsMax = 16_384;

const opening = /(\\{0,63})(["'`])/y;
const gap = /[\s,]{0,256}/y;
const close = /\\{0,63}["'`]?/y;

/**
 * Within a string at `depth` backslashes, each backslash of the value is written as `depth + 1` of them. A quote closes the string when
 * an even number of the value's backslashes stands before it, or when it belongs to a string further out.
 */
function closing(text: string, start: number, quote: string, depth: number): number {
  const limit = Math.min(text.length, start + quotedCharsMax);
  for (let at = text.indexOf(quote, start); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > start && text.charAt(at - slashes - 1) === '\\') {
      slashes += 1;
    }

    if (slashes < depth || Math.floor((slashes - depth) / (depth + 1)) % 2 === 0) {
      return at - Math.min(slashes, depth);
    }
  }

  // Never closed: the text was cut here, or it is prose with a stray quote. The rest of the line goes.
  const newline = text.indexOf('\n', start);
  return newline === -1 || newline > limit ? limit : newline;
}

/** Undoes one escaping for the string itself and one for each string around it. */
function unescaped(raw: string, depth: number): string {
  if (!raw.includes('\\')) {
    return raw;
  }

  try {
    let text = raw;
    for (let level = depth; level >= 0; level = level === 0 ? -1 : (level - 1) / 2) {
      const once: unknown = JSON.parse(`"${text.replace(/(?<!\\)"/g, '\\"')}"`);
      text = typeof once === 'string' ? once : text;
    }

    return text;
  } catch {
    // Escaped otherwise than JSON does it; the mark is then that of the value as it stands.
    return raw;
  }
}
