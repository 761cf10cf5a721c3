/**
 * In `\\nghp_…` and `%3Dghp_…` a letter of the escape stands before the token as if both were one word. Blanks in place of such
 * escapes keep every other character where it was.
 */
export function withoutEscapes(text: string): string {
  const plain = text.includes('\\') ? text.replace(/\\[bfnrt]|\\u[\da-f]{4}/gi, blanks) : text;
  return plain.includes('%') ? plain.replace(/%(?:0[9AD]|2[0267BCF]|3[ABCDEF]|5[BD]|7[BCD])/gi, blanks) : plain;
}

/** True when a word goes on at this place, which neither a break nor the last letter of an escape makes its beginning. */
export function isWithinWord(text: string, at: number): boolean {
  return at > 0 && /[A-Za-z0-9]/.test(text.charAt(at - 1)) && !escapeBefore.test(text.slice(Math.max(0, at - 6), at));
}

const escapeBefore = /\\[bfnrt]$|\\u[\da-f]{4}$|%[\dA-F]{2}$/i;

/** The same for a pattern that is searched, put behind its first character. */
export const beginsWord = '(?<=(?:^|[^A-Za-z0-9_-]|\\\\[bfnrt]|\\\\u[\\da-f]{4}|%[\\dA-Fa-f]{2}).)';

function blanks(written: string): string {
  return ' '.repeat(written.length);
}
