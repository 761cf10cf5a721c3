import type {Rung, Variant} from '../model/index.ts';
import {inRange, isVersion, parseRange} from './range.ts';

/**
 * The variant that fits the version found. Without a version only a variant for every version can be chosen: a guess
 * could run a command that writes on the release that is really there.
 */
export function pickVariant(rung: Rung, version: string | null): Variant | null {
  return rung.variants.find((variant) => fits(variant, version)) ?? null;
}

function fits(variant: Variant, version: string | null): boolean {
  const range = parseRange(variant.versions);
  if (range === null) {
    return false;
  }
  if (version === null || !isVersion(version)) {
    return range.comparators.length === 0;
  }
  return inRange(range, version);
}
