import {createOrderedWords, type OrderedWords} from './ordered-words.ts';

/** Finds many words in one pass over a text, whatever their number (Wu and Manber's method). */
export interface Finder {
  /** A word at least as long as the window; its number is how many were added before it. */
  add(word: string): void;
  /** Calls back with the index of each hit and the word's number; what it returns is where the search goes on. */
  find(text: string, onHit: (at: number, word: number) => number | undefined): void;
}

/**
 * `windowChars` is the length of the shortest word; the longer, the faster. `fold` ignores the case of ASCII letters, and the words
 * must then be lower case.
 */
export function createFinder(windowChars: number, fold: boolean, first: readonly string[] = []): Finder {
  let count = 0;
  const shifts = new Uint8Array(hashesMax).fill(windowChars - 1);
  const buckets = new Map<number, OrderedWords>();

  const add = (word: string) => {
    for (let at = 1; at < windowChars; at += 1) {
      const hash = hashOf(word.charCodeAt(at - 1), word.charCodeAt(at));
      shifts[hash] = Math.min(shifts[hash] ?? 0, windowChars - 1 - at);
    }

    const last = hashOf(word.charCodeAt(windowChars - 2), word.charCodeAt(windowChars - 1));
    const bucket = buckets.get(last) ?? createOrderedWords(fold);
    bucket.add(word, count);
    buckets.set(last, bucket);
    count += 1;
  };

  first.forEach(add);
  return {
    add,
    find(text, onHit) {
      let end = count === 0 ? text.length : windowChars - 1;
      while (end < text.length) {
        const hash = hashOf(text.charCodeAt(end - 1), text.charCodeAt(end));
        const shift = shifts[hash] ?? 0;
        if (shift > 0) {
          end += shift;
          continue;
        }

        const at = end - windowChars + 1;
        const word = buckets.get(hash)?.longestAt(text, at);
        const next = word === undefined ? 0 : (onHit(at, word) ?? 0);
        end = Math.max(end + 1, next + windowChars - 1);
      }
    },
  };
}

/** Letters beyond ASCII stay, because their other case may have another length. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const hashesMax = 65_536;

/** Both cases of a letter fall together; what is compared afterwards decides. */
function hashOf(first: number, second: number): number {
  return (((first | 0x20) << 7) ^ (second | 0x20)) & (hashesMax - 1);
}
