/** The mark that stands in a secret's place; it holds blanks and is one word all the same. */
export const secretMark = /‹secret [^›\n]{1,100}›/;

/** Words as systemd splits them: by blanks, with single and double quotes and C escapes inside double ones or `$'…'`. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const piece of text.match(pieces) ?? []) {
    if (piece.length > 1 && piece.startsWith('\\')) {
      word = (word ?? '') + (escapes[piece[1] ?? ''] ?? piece[1] ?? '');
    } else if (quote === null && (piece === '"' || piece === "'")) {
      quote = piece;
      // systemctl prints words with control characters as $'…'.
      word = word === '$' ? '' : (word ?? '');
    } else if (piece === quote) {
      quote = null;
    } else if (quote === null && /^\s$/.test(piece)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + piece;
    }
  }
  if (word !== null) words.push(word);
  return words;
}

/** A mark, an escaped letter, or a single letter. */
const pieces = new RegExp(`${secretMark.source}|\\\\[\\s\\S]|[\\s\\S]`, 'gu');

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', s: ' '};

/** Words joined by single blanks without any quoting, as ExecStart is printed. */
export function splitBlanks(text: string): readonly string[] {
  return text.match(new RegExp(`(?:${secretMark.source}|\\S)+`, 'gu')) ?? [];
}
