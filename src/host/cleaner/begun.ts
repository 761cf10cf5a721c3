import type {Edit} from './edits.ts';
import {formatBegins} from './find-formats.ts';
import type {Known} from './known.ts';

/** The piece of a secret at the very end of a text that stopped in the middle: known by its value, or by how its kind begins. */
export function findBegun(text: string, known: Known): Edit[] {
  const piece = lastWord.exec(text.slice(-wordCharsMax))?.[0] ?? '';
  const start = text.length - piece.length;
  for (let skip = 0; skip <= piece.length - pieceCharsMin; skip += 1) {
    const rest = piece.slice(skip);
    const value = known.begunBy(rest);
    if (value) {
      return [{start: start + skip, end: text.length, ...value}];
    }
  }

  return formatBegins(piece) ? [{start, end: text.length, value: piece, label: 'begun-secret'}] : [];
}

const lastWord = /[^\s"'`]*$/;
const wordCharsMax = 4096;

/** Fewer characters than this tell nothing of a secret, and stand at the end of many words. */
const pieceCharsMin = 4;
