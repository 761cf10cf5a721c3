import type {Readings} from '../model/index.ts';

/** What was measured is of a host with nothing else to do; where processes queue for the cores it takes as many times as long. */
export function slowness({vitals}: Pick<Readings, 'vitals'>): number {
  if (vitals?.seen !== true) return 1;
  const {load1, cpus} = vitals.value;
  return Math.min(slownessMax, Math.max(1, load1 / Math.max(1, cpus)));
}

/** Nobody waits longer for what a broken gateway may never do. */
export const slownessMax = 4;

/** What took so long and usually takes so long tells how slow a host is whose processes do not queue: its cores are slow, or its disk is. */
export function slownessOf(tookMs: number, usualMs: number): number {
  return Math.min(slownessMax, Math.max(1, tookMs / usualMs));
}

/** What a command gives its gateway to answer is of the same quiet host as its limit. */
export function patiently(words: readonly string[], slow: number): readonly string[] {
  const isTime = (word: string, index: number): boolean => words[index - 1] === '--timeout' && /^\d+$/.test(word);
  return words.map((word, index) => (isTime(word, index) ? String(Math.round(Number(word) * slow)) : word));
}

/**
 * Whether a command can stand behind all others. Where processes queue for the cores it would never end: with eight busy ones on two cores
 * `openclaw status` had no answer after four minutes, and the host was looked at for longer. It runs then as one that a person types.
 */
export function canStandBack(slow: number): boolean {
  return slow < 2;
}
