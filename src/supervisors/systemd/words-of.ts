/** The mark that stands in a secret's place; it holds blanks and is one word all the same. */
export const secretMark = /‹secret [^›\n]{1,100}›/;

/** Words as systemd splits them: by blanks, with single and double quotes and C escapes. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (const piece of text.match(pieces) ?? []) {
    if (piece.length > 1 && piece.startsWith('\\')) {
      word = (word ?? '') + unescaped(piece);
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

/** A mark, an escape, or a single letter. */
const pieces = new RegExp(`${secretMark.source}|\\\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}|[\\s\\S])|[\\s\\S]`, 'gu');

/** As systemd reads it: what is no escape keeps its backslash. */
function unescaped(piece: string): string {
  const letter = piece[1] ?? '';
  if (/^\\[0-7]{3}$/.test(piece)) return character(Number.parseInt(piece.slice(1), 8), piece);
  if (piece.length > 3 && 'xuU'.includes(letter)) return character(Number.parseInt(piece.slice(2), 16), piece);
  return escapes[letter] ?? piece;
}

function character(code: number, piece: string): string {
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : piece;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  s: ' ',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Words joined by single blanks without any quoting, as ExecStart is printed. */
export function splitBlanks(text: string): readonly string[] {
  return text.match(new RegExp(`(?:${secretMark.source}|\\S)+`, 'gu')) ?? [];
}
