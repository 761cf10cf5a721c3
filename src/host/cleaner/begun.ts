import type {Edit} from './edits.ts';
import {formatBegins} from './find-formats.ts';
import type {Known} from './known.ts';
import {looksLikeWords} from './words.ts';

/** The piece of a secret at the very end of a text that stopped in the middle: known by its value, or by how its kind begins. */
export function findBegun(text: string, known: Known): Edit[] {
  return begunIn(lastWord.exec(text.slice(-wordCharsMax))?.[0] ?? '', text.length, known);
}

/** The same before dots, with which tables shorten what is too wide for them: `ghp_Ab3…`. */
export function findShortened(text: string, known: Known): Edit[] {
  return ['…', '...'].flatMap((dots) => {
    const edits: Edit[] = [];
    for (let at = text.indexOf(dots); at !== -1; at = text.indexOf(dots, at + dots.length)) {
      const word = tokenEnd.test(text.charAt(at - 1)) ? (lastWord.exec(text.slice(Math.max(0, at - tableCharsMax), at))?.[0] ?? '') : '';
      if (word.length > pieceCharsMin && !looksLikeWords(word)) {
        edits.push(...begunIn(word, at, known));
      }
    }

    return edits;
  });
}

function begunIn(word: string, end: number, known: Known): Edit[] {
  const start = end - word.length;
  for (let skip = 0; skip <= word.length - pieceCharsMin; skip += 1) {
    const value = known.begunBy(word.slice(skip));
    if (value) {
      return [{start: start + skip, end, ...value}];
    }
  }

  const begins = formatBegins(word);
  return begins === -1 ? [] : [{start: start + begins, end, value: word.slice(begins), label: 'begun-secret'}];
}

const lastWord = /[^\s"'`…]*$/;

/** Dots after anything else shorten no token. */
const tokenEnd = /[\w=-]/;
const wordCharsMax = 4096;

/** Columns of tables are not wider. */
const tableCharsMax = 80;

/** Fewer characters than this tell nothing of a secret, and stand at the end of many words. */
const pieceCharsMin = 4;
