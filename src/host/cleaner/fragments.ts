/**
 * A text that was cut may end, or begin, in the middle of a secret, and a piece of a secret is recognised by nothing. So the broken
 * line goes; of a line too long to be given up, as much as a secret is long at most, and on to a place where cleaning the parts
 * gives the same as cleaning the whole: there no secret is split.
 */
export function safeEnd(text: string, clean: (text: string) => string): number {
  const line = text.lastIndexOf('\n') + 1;
  if (text.length - line <= secretCharsMax) {
    return line;
  }

  for (let at = text.length - secretCharsMax, tries = 0; at > line && tries < triesMax; at -= stepChars, tries += 1) {
    const from = Math.max(line, at - contextChars);
    if (clean(text.slice(from)).startsWith(clean(text.slice(from, at)))) {
      return at;
    }
  }

  return line;
}

/** Where a text that was cut at its head begins to be whole. */
export function safeStart(text: string, clean: (text: string) => string): number {
  const newline = text.indexOf('\n');
  const line = newline === -1 ? text.length : newline + 1;
  if (line <= secretCharsMax) {
    return line;
  }

  for (let at = secretCharsMax, tries = 0; at < line && tries < triesMax; at += stepChars, tries += 1) {
    const to = Math.min(line, at + contextChars);
    if (clean(text.slice(0, to)).endsWith(clean(text.slice(at, to)))) {
      return at;
    }
  }

  return line;
}

/** Tokens with claims inside reach two thousand characters; private keys, which are longer, are recognised in pieces. */
const secretCharsMax = 2048;

const contextChars = 8192;

/** Not a round number, so that a pattern that repeats is not met at the same place again. */
const stepChars = 509;

const triesMax = 8;
