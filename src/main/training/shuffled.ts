import type {Random} from '../../drill/index.ts';
import {rules} from '../../rules/index.ts';

/** In an order that gives nothing away, and that the same seed gives again. */
export function shuffled<T>(all: readonly T[], random: Random): readonly T[] {
  const left = [...all];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random.int(0, left.length - 1), 1));
  return out;
}

export function titleOf(code: string): string {
  return rules.find((one) => one.code === code)?.title ?? code;
}
