import type {ReadFor, Rung, RungState, Variant} from '../model/index.ts';
import {fits, isVersion, parseRange} from './range.ts';

/**
 * The variant that fits the version found, and whoever starts the gateway before one for all. Without a version only a variant for every
 * version can be chosen: a guess could run a command that writes on the release that is really there.
 */
export function pickVariant({variants}: Rung, {version, under}: ReadFor): Variant | null {
  const fitting = variants.filter((variant) => fitsVersion(variant, version));
  const own = under === null ? undefined : fitting.find((variant) => variant.under === under);
  return own ?? fitting.find((variant) => variant.under === undefined) ?? null;
}

/** What a rung shows of itself: the variant that was taken, the one that would be, or the newest where none fits. */
export function shownVariant(rung: Rung, {variant}: Pick<RungState, 'variant'>, readFor: ReadFor): Variant | null {
  return variant ?? pickVariant(rung, readFor) ?? rung.variants.findLast(({under}) => under === undefined) ?? null;
}

function fitsVersion(variant: Variant, version: string | null): boolean {
  const range = parseRange(variant.versions);
  if (range === null) {
    return false;
  }
  return version === null || !isVersion(version) ? range.comparators.length === 0 : fits(range, version);
}
