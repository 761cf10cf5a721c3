import type {Edit} from './edits.ts';
import type {Known} from './known.ts';
import {looksLikeWords} from './words.ts';

/**
 * OpenClaw shortens secrets and leaves characters of them: `abcdef…wxyz`, `abcdefgh...stuvwxyz`, `(abcd…wxyz · len 26)`. Those go too,
 * and where the whole value is known, the shortened one gets its mark.
 */
export function findMasks(text: string, known: Known): Edit[] {
  return masks.flatMap((mask) => {
    const edits: Edit[] = [];
    for (let at = text.indexOf(mask.dots); at !== -1; at = text.indexOf(mask.dots, at + mask.dots.length)) {
      const [, first = ''] = mask.before.exec(text.slice(Math.max(0, at - sideCharsMax), at)) ?? [];
      const [whole = '', last = ''] = mask.after.exec(text.slice(at + mask.dots.length, at + sideCharsMax)) ?? [];
      // `please…wait` is prose.
      const value =
        first === '' || last === ''
          ? null
          : (known.shortened(first, last) ??
            (looksLikeWords(first) && looksLikeWords(last) ? null : {label: 'shortened-secret', value: `${first}…${last}`}));
      if (value) {
        edits.push({start: at - first.length, end: at + mask.dots.length + whole.length, ...value});
      }
    }

    return edits;
  });
}

const masks = [
  {dots: '…', before: /(?:^|[^\w+/.-])([\w+/.-]{6})$/, after: /^([\w+/=:.-]{4})(?![\w+/=-])/},
  {dots: '…', before: /\(([^\s()"'\\]{1,8})$/, after: /^([^\s()"'\\]{1,8}) · len \d+(?=\))/},
  {dots: '...', before: /(?:^|[^\w+/.-])([\w+/.-]{8})$/, after: /^([\w+/=:-]{8})(?![\w+/=-])/},
];

/** Enough for both ends of a mask, a character beside them, and the stated length. */
const sideCharsMax = 40;
