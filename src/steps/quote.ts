/** A word that a POSIX shell reads as exactly this text; plain where anybody would type it plainly. */
export function quoted(word: string): string {
  // A leading = is a lookup in zsh, a leading % a job.
  return /^[A-Za-z0-9._/@:+,-][A-Za-z0-9._/@:=+,%-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Nobody would type it by hand: whoever made the name may have had something in mind. */
export function isOdd(word: string): boolean {
  return !/^[A-Za-z0-9._/@:+,][A-Za-z0-9._/@:=+,%-]*$/.test(word);
}

/**
 * It would not arrive as it stands: a terminal, a page or a clipboard drops it, acts on it, or shows two such words alike. Nor is it the
 * true name where bytes were no text or a secret was taken out, and several blanks in a row cannot be counted.
 */
export function isUnpastable(word: string): boolean {
  return invisible.test(word) || /[\uFFFD\u2039\u203A]| {2}/.test(word);
}

/** The word with everything that cannot be seen or pasted written out, and quoted. */
export function spelledOut(word: string): string {
  const all = new RegExp(invisible.source, 'gu');
  return quoted(word.replace(all, (found) => [...found].map(spelled).join('')));
}

/** Words beside a command: whatever they hold, no shell finds anything in them to expand, to end or to run. */
export function inertWords(text: string): string {
  return text
    .replace(/;/g, ',')
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} .,:/_@%+-]/gu, '_')
    .trim();
}

/** Controls, formats, halves of characters and what is not assigned; characters without a width; blanks that look like the usual one. */
const invisible = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800]|[^\P{Zs} ]/u;

function spelled(character: string): string {
  if (character === '\n') return '\\n';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
