/** A text without what may have come between the characters of a value, and where each of its characters stood. */
export interface Unwrapped {
  readonly text: string;
  /** The places in `text` at which something was taken out. */
  readonly seams: readonly number[];
  /** Where the character at this place of `text` stands in the whole. */
  placeOf(at: number): number;
}

/**
 * Takes out line breaks with the indent, the quote or the frame of the next line, and marks that combine with a letter: a terminal, a mailer
 * and `base64` break lines where they are full, and whoever writes into a log can put an accent on every letter. Null where there is none.
 */
export function unwrap(text: string): Unwrapped | null {
  const pieces: string[] = [];
  const seams: number[] = [];
  const starts: number[] = [];
  let length = 0;
  let done = 0;
  for (const match of text.matchAll(between)) {
    pieces.push(text.slice(done, match.index));
    length += match.index - done;
    done = match.index + match[0].length;
    seams.push(length);
    starts.push(done);
  }
  if (seams.length === 0) return null;
  pieces.push(text.slice(done));
  return {
    text: pieces.join(''),
    seams,
    placeOf(at) {
      const seam = lastUpTo(seams, at);
      return seam < 0 ? at : (starts[seam] ?? 0) + at - (seams[seam] ?? 0);
    },
  };
}

const between = /(?:\\?\r?\n[ \t>|#*]{0,16}|\p{M})+/gu;

/** The index of the last seam that is not behind the place; -1 where there is none. */
export function lastUpTo(seams: readonly number[], at: number): number {
  let [low, high] = [0, seams.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seams[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
