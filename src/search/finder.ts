/** Finds which of many texts occur in a stretch of bytes, in any case, and where: one pass that skips most of the bytes. */
export interface Finder {
  /** Calls `onFound` with the number of a text and where it begins, for every occurrence that begins at `from` or later. */
  search(bytes: Uint8Array, from: number, until: number, onFound: (text: number, at: number) => void): void;
}

/**
 * The way of Wu and Manber: every text has a window of the same length; a table over three bytes says how far the
 * windows can be moved on, so that only some of the bytes are looked at. Texts are ASCII in lower case.
 */
export function finderOf(texts: readonly string[]): Finder {
  const width = Math.min(...texts.map((text) => text.length));
  if (texts.length === 0 || width < 3) throw new Error('A finder needs texts of three characters or more.');
  const shifts = new Uint8Array(tableSize).fill(Math.min(width - 2, 255));
  const bucketOf = new Int32Array(tableSize).fill(-1);
  const buckets: Window[][] = [];
  texts.forEach((of, number) => {
    const window: Window = {number, text: bytesOf(of), start: rarestWindow(of, width)};
    for (let end = 2; end < width; end += 1) {
      const shift = width - 1 - end;
      forEachKey(window.text, window.start + end, (key) => {
        if ((shifts[key] ?? 0) > shift) shifts[key] = shift;
        if (shift > 0) return;
        const bucket = buckets[bucketOf[key] ?? -1];
        if (bucket === undefined) bucketOf[key] = buckets.push([window]) - 1;
        else if (bucket.at(-1) !== window) bucket.push(window);
      });
    }
  });
  return {
    search(bytes, from, until, onFound) {
      let at = from + width - 1;
      while (at < until) {
        const key = keyOf(bytes[at - 2] ?? 0, bytes[at - 1] ?? 0, bytes[at] ?? 0);
        const shift = shifts[key] ?? 0;
        if (shift > 0) {
          at += shift;
          continue;
        }
        for (const {number, text, start} of buckets[bucketOf[key] ?? -1] ?? []) {
          const begin = at - width + 1 - start;
          if (begin >= from && begin + text.length <= until && matches(bytes, begin, text)) onFound(number, begin);
        }
        at += 1;
      }
    },
  };
}

/** The part of a text that the table knows. */
interface Window {
  readonly number: number;
  readonly text: Uint8Array;
  readonly start: number;
}

/** 128 KB of shifts stay in a processor's second cache. */
const tableSize = 1 << 17;

function keyOf(first: number, second: number, third: number): number {
  return (first ^ (second << 4) ^ (third << 9)) & (tableSize - 1);
}

function matches(bytes: Uint8Array, begin: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at += 1) if (fold(bytes[begin + at] ?? 0) !== text[at]) return false;
  return true;
}

function fold(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** The keys of the three bytes that end there, in every mixture of upper and lower case. */
function forEachKey(text: Uint8Array, end: number, use: (key: number) => void): void {
  const [first, second, third] = [text[end - 2] ?? 0, text[end - 1] ?? 0, text[end] ?? 0];
  for (let one = first; one >= 0; one = otherCase(one, first))
    for (let two = second; two >= 0; two = otherCase(two, second))
      for (let last = third; last >= 0; last = otherCase(last, third)) use(keyOf(one, two, last));
}

/** The capital of a small letter, once; then nothing more, which is below zero. */
function otherCase(now: number, first: number): number {
  return now === first && first >= 97 && first <= 122 ? first - 32 : -1;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Letters of everyday words, the most frequent first: a window without them stops the search less often. */
const frequent = ' etaoinsrhldcumfpgwybvk';

function rarestWindow(text: string, width: number): number {
  const rarities = Array.from(text, rarityOf);
  let rarity = rarities.slice(0, width).reduce((sum, one) => sum + one, 0);
  let [best, bestRarity] = [0, rarity];
  for (let start = 1; start + width <= text.length; start += 1) {
    rarity += (rarities[start + width - 1] ?? 0) - (rarities[start - 1] ?? 0);
    if (rarity > bestRarity) [best, bestRarity] = [start, rarity];
  }
  return best;
}

function rarityOf(letter: string): number {
  const place = frequent.indexOf(letter);
  return place < 0 ? frequent.length : place;
}
