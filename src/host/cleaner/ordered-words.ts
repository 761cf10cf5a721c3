/** Words in their order, so that the longest that stands at a place is found without a comparison with each of them. */
export interface OrderedWords {
  /** What is there already keeps its index. */
  add(word: string, index: number): void;
  /** The index of the longest word that stands in the text at this place. */
  longestAt(text: string, at: number): number | undefined;
  /** The index of the first word that begins so. */
  beginningWith(piece: string): number | undefined;
}

interface Entry {
  readonly word: string;
  readonly index: number;
  /** The longest other word that this one begins with. */
  within: Entry | null;
}

/** `fold` ignores the case of ASCII letters in texts; the words must then be lower case. */
export function createOrderedWords(fold: boolean): OrderedWords {
  const entries: Entry[] = [];
  const codeAt = fold ? foldedAt : plainAt;

  const longest = (text: string, at: number): Entry | null => {
    let [low, high, lowCommon, highCommon] = [0, entries.length, 0, 0];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const {word} = entries[middle]!;
      // Words between two that both begin so begin so too: what they have in common is compared once.
      let common = Math.min(lowCommon, highCommon);
      while (common < word.length && word.charCodeAt(common) === codeAt(text, at + common)) common += 1;
      if (common === word.length || word.charCodeAt(common) < codeAt(text, at + common)) [low, lowCommon] = [middle + 1, common];
      else [high, highCommon] = [middle, common];
    }

    let entry = entries[low - 1] ?? null;
    while (entry !== null && entry.word.length > lowCommon) entry = entry.within;
    return entry;
  };

  return {
    add(word, index) {
      const place = placeOf(entries, word);
      if (entries[place]?.word === word) return;
      const added: Entry = {word, index, within: longest(word, 0)};
      for (let next = place; entries[next]?.word.startsWith(word) === true; next += 1) {
        const entry = entries[next]!;
        if ((entry.within?.word.length ?? 0) < word.length) entry.within = added;
      }

      entries.splice(place, 0, added);
    },
    longestAt: (text, at) => longest(text, at)?.index,
    beginningWith(piece) {
      const entry = entries[placeOf(entries, piece)];
      return entry?.word.startsWith(piece) === true ? entry.index : undefined;
    },
  };
}

function placeOf(entries: readonly Entry[], word: string): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle]!.word < word) low = middle + 1;
    else high = middle;
  }

  return low;
}

const plainAt = (text: string, at: number) => text.charCodeAt(at);

function foldedAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90 ? code | 0x20 : code;
}
