/** Finds many words in one pass over a text, whatever their number (Wu and Manber's method). */
export interface Finder {
  /** Calls back with the index of each hit and the word's index; what it returns is where the search goes on, at least one further. */
  find(text: string, onHit: (at: number, word: number) => number | void): void;
}

/** `fold` ignores the case of ASCII letters; the words must then be lower case. */
export function createFinder(words: readonly string[], fold: boolean): Finder {
  const shortest = Math.min(...words.map(word => word.length));
  if (words.length === 0 || shortest < 2) {
    return {find: () => undefined};
  }

  const shifts = new Uint8Array(hashesMax).fill(Math.min(255, shortest - 1));
  const buckets = new Map<number, number[]>();
  words.forEach((word, index) => {
    for (let at = 1; at < shortest; at += 1) {
      const hash = hashOf(word.charCodeAt(at - 1), word.charCodeAt(at));
      shifts[hash] = Math.min(shifts[hash] ?? 0, shortest - 1 - at);
      if (at === shortest - 1) {
        buckets.set(hash, [...(buckets.get(hash) ?? []), index]);
      }
    }
  });
  // The longest first, so that a word that begins with another one wins.
  for (const bucket of buckets.values()) {
    bucket.sort((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0));
  }

  const standsAt = (text: string, word: string, at: number) =>
    fold ? text.slice(at, at + word.length).toLowerCase() === word : text.startsWith(word, at);

  return {
    find(text, onHit) {
      let end = shortest - 1;
      while (end < text.length) {
        const hash = hashOf(text.charCodeAt(end - 1), text.charCodeAt(end));
        const shift = shifts[hash] ?? 0;
        if (shift > 0) {
          end += shift;
          continue;
        }

        const at = end - shortest + 1;
        const word = buckets.get(hash)?.find(index => standsAt(text, words[index] ?? '', at));
        const next = word === undefined ? undefined : onHit(at, word);
        end = Math.max(end + 1, (next ?? 0) + shortest - 1);
      }
    },
  };
}

const hashesMax = 65_536;

/** Both cases of a letter fall together; what is compared afterwards decides. */
function hashOf(first: number, second: number): number {
  return (((first | 0x20) << 7) ^ (second | 0x20)) & (hashesMax - 1);
}
