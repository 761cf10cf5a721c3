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

const opening = /(\\{0,16})(["'`])/y;
const gap = /[\s,]{0,256}/y;
const close = /\\{0,16}["'`]?/y;

function closing(text: string, start: number, quote: string, depth: number): number {
  const limit = Math.min(text.length, start + quotedCharsMax);
  for (let at = text.indexOf(quote, start); at !== -1 && at < limit; at = text.indexOf(quote, at + 1)) {
    let slashes = 0;
    while (at - slashes > start && text.charAt(at - slashes - 1) === '\\') {
      slashes += 1;
    }

    if (slashes === depth || (depth === 0 && slashes % 2 === 0)) {
      return at - depth * (slashes === depth ? 1 : 0);
    }
  }

  // Never closed: the text was cut here, or it is prose with a stray quote. The rest of the line goes.
  const newline = text.indexOf('\n', start);
  return newline === -1 || newline > limit ? limit : newline;
}

function unescaped(raw: string, depth: number): string {
  if (!raw.includes('\\')) {
    return raw;
  }

  try {
    const once: unknown = JSON.parse(`"${raw.replace(/(?<!\\)"/g, '\\"')}"`);
    return typeof once !== 'string' ? raw : depth > 0 ? unescaped(once, 0) : once;
  } catch {
    return raw;
  }
}
