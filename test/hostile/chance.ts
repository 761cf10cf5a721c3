/** Chance that is the same for the same seed (mulberry32), so that a miss can be had again. */
export interface Chance {
  below(limit: number): number;
  pick<T>(of: readonly T[]): T;
  some(set: string, length: number): string;
}

export function createChance(seed: number): Chance {
  let state = seed | 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return {
    below,
    pick: (of) => of[below(of.length)]!,
    some: (set, length) => Array.from({length}, () => set.charAt(below(set.length))).join(''),
  };
}

export const digits = '0123456789';
export const hex = `${digits}abcdef`;
export const lower = 'abcdefghijklmnopqrstuvwxyz';
export const base32 = `${lower.toUpperCase()}234567`;
export const letters = lower + lower.toUpperCase();
export const alnum = letters + digits;
export const url64 = `${alnum}-_`;
export const std64 = `${alnum}+/`;
