import {isDeepStrictEqual} from 'node:util';
import type {PathStep} from './path.ts';

/** Where two configurations differ, each place as high as all below it is only in one of them. */
export function placesThatDiffer(before: unknown, after: unknown, at: readonly PathStep[] = []): readonly (readonly PathStep[])[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isTable(before) || !isTable(after) || at.length > depthMax) return [at];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => placesThatDiffer(before[key], after[key], [...at, key]));
}

const depthMax = 40;

/** A list counts as one value: what moved in it would count as much as what changed. */
function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
