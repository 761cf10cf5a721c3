import type {Rung, Variant} from '../model/index.ts';
import {fits, isVersion, parseRange} from './range.ts';

/**
 * The variant that fits the version found. Without a version only a variant for every version can be chosen: a guess
 * could run a command that writes on the release that is really there.
 */
export function pickVariant(rung: Rung, version: string | null): Variant | null {
  return rung.variants.find((variant) => fitsVersion(variant, version)) ?? null;
}

function fitsVersion(variant: Variant, version: string | null): boolean {
  const range = parseRange(variant.versions);
  if (range === null) {
    return false;
  }
  return version === null || !isVersion(version) ? range.comparators.length === 0 : fits(range, version);
}
