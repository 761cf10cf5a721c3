import {asciiLower, createFinder, type Finder} from './finder.ts';
import {createPieces} from './pieces.ts';
import type {Hit, KnownWords} from './writings/find-writings.ts';

export interface Search extends KnownWords {
  add(written: string, form: Form): void;
  /** For texts of which each character is a byte. */
  addBytes(value: string): void;
  count(): number;
  /** A search for what was added after there were so many. */
  since(count: number): Finder;
}

interface Form {
  readonly value: string;
  /** In base64 the characters beside the form hold bits of the value too. */
  readonly base64: boolean;
}

/** In either case, because a keyboard, a host name or a screen changes letters: what is left of a secret then is still most of it. */
export function createSearch(labelOf: (value: string) => string): Search {
  const forms: Form[] = [];
  const words: string[] = [];
  const seen = new Set<string>();
  const finder = createFinder(formCharsMin, true);
  const pieces = createPieces();
  return {
    ...createBytes(labelOf),
    add(written, form) {
      const word = asciiLower(written);
      if (word.length >= formCharsMin && !seen.has(word)) {
        seen.add(word);
        words.push(word);
        forms.push(form);
        finder.add(word);
        pieces.add(word);
      }
    },
    count: () => words.length,
    since: (count) => (count === 0 ? finder : createFinder(formCharsMin, true, words.slice(count))),
    holds: pieces.has,
    within(text) {
      const hits: Hit[] = [];
      finder.find(text, (at, index) => {
        const form = forms[index];
        if (form) hits.push({...around(text, form, at, at + (words[index] ?? '').length), value: form.value, label: labelOf(form.value)});
        return at + 1;
      });
      return hits;
    },
  };
}

function around(text: string, {base64}: Form, start: number, end: number): Pick<Hit, 'start' | 'end' | 'core'> {
  return {
    core: {start, end},
    start: base64 && base64Character.test(text.charAt(start - 1)) ? start - 1 : start,
    end: base64 && base64Character.test(text.charAt(end)) ? end + 1 : end,
  };
}

function createBytes(labelOf: (value: string) => string): Pick<Search, 'addBytes' | 'withinBytes'> {
  const values: string[] = [];
  const finder = createFinder(formCharsMin, true);
  return {
    addBytes(value) {
      values.push(value);
      finder.add(asciiLower(Buffer.from(value).toString('latin1')));
    },
    withinBytes(bytes) {
      const hits: Hit[] = [];
      finder.find(bytes, (at, index) => {
        const value = values[index] ?? '';
        hits.push({start: at, end: at + Buffer.byteLength(value), value, label: labelOf(value)});
        return at + 1;
      });
      return hits;
    },
  };
}

const base64Character = /[A-Za-z0-9+/_-]/;

/** Shorter pieces would be found in ordinary words. */
export const formCharsMin = 6;
