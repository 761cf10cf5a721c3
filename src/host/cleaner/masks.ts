import type {Edit} from './edits.ts';
import type {Known} from './known.ts';

/**
 * OpenClaw shortens secrets and leaves characters of them: `abcdef…wxyz`, `abcdefgh...stuvwxyz`, `(abcd…wxyz · len 26)`. Those go too,
 * and where the whole value is known, the shortened one gets its mark.
 */
export function findMasks(text: string, known: Known): Edit[] {
  const edits: Edit[] = [];
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const [whole, first = '', last = ''] = match;
      if (!looksLikeWords(first, last)) {
        const value = known.shortened(first, last) ?? {label: 'shortened-secret', value: `${first}…${last}`};
        edits.push({start: match.index, end: match.index + whole.length, ...value});
      }
    }
  }

  return edits;
}

const patterns = [
  /(?<![\w+/=:.-])([\w+/=:.-]{6})…([\w+/=:.-]{4})(?![\w+/=-])/g,
  /(?<![\w+/=:-])([\w+/=:-]{8})\.\.\.([\w+/=:-]{8})(?![\w+/=-])/g,
  /(?<=\()([^\s()]{1,8})…([^\s()]{1,8}) · len \d+(?=\))/g,
];

/** `please…wait` is prose: letters only, and no capital but the first. */
function looksLikeWords(first: string, last: string): boolean {
  return /^[A-Z]?[a-z]+$/.test(first) && /^[a-z]+$/.test(last);
}
