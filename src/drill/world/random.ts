/** Numbers that look random and follow from a seed alone. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in that share of cases. */
  chance(share: number): boolean;
  hex(digits: number): string;
  /** Letters and digits, as keys and tokens have them. */
  letters(count: number): string;
  /** A stream of its own by name: what is drawn from it does not depend on what others draw. */
  fork(name: string): Random;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function randomOf(seed: number | string): Random {
  const own = typeof seed === 'number' ? String(seed) : seed;
  let state = hashOf(own);
  // Mulberry32: one 32-bit word of state is plenty for names and noise.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T;
  const many = (count: number, draw: () => string): string => Array.from({length: count}, draw).join('');
  return {
    int,
    pick,
    chance: (share) => next() < share,
    hex: (digits) => many(digits, () => int(0, 15).toString(16)),
    letters: (count) => many(count, () => alphabet[int(0, alphabet.length - 1)] ?? 'A'),
    fork: (name) => randomOf(`${own}/${name}`),
  };
}

/** 32-bit FNV-1a, mixed once more so that neighbouring seeds start far apart. */
function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16_777_619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
