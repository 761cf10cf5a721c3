/** Which runs of four characters stand in the writings that are searched for. */
export interface Pieces {
  add(word: string): void;
  has(four: string): boolean;
}

export function createPieces(): Pieces {
  const pieces = new Set<string>();
  return {
    add(word) {
      for (let at = 0; at + 4 <= word.length; at += 1) pieces.add(word.slice(at, at + 4));
    },
    has: (four) => pieces.has(four.toLowerCase()),
  };
}
