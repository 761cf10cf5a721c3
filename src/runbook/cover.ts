import {compareVersions} from '../openclaw/versions.ts';
import {holds, type Range} from './range.ts';

/** Null when exactly one range fits every version, or at most one where there may be gaps; otherwise a phrase that says where it is not so. */
export function coverProblem(ranges: readonly Range[], gaps: 'none' | 'allowed'): string | null {
  const edges = edgesOf(ranges);
  for (let point = 0; point <= edges.length * 2; point += 1) {
    const fitting = ranges.filter((range) => fitsPoint(range, edges, point)).length;
    if (fitting > 1 || (fitting === 0 && gaps === 'none')) {
      return `${fitting} for ${describe(edges, point)}`;
    }
  }
  return null;
}

function edgesOf(ranges: readonly Range[]): readonly string[] {
  const versions = ranges.flatMap((range) => range.comparators.map((comparator) => comparator.version));
  return [...new Set(versions)].sort((a, b) => compareVersions(a, b) ?? 0);
}

/** Points number the gaps (even) and the edges (odd) from the oldest upwards, so `>=` of an edge can be judged in a gap. */
function fitsPoint(range: Range, edges: readonly string[], point: number): boolean {
  return range.comparators.every((comparator) => holds(comparator.operator, point - (edges.indexOf(comparator.version) * 2 + 1)));
}

function describe(edges: readonly string[], point: number): string {
  const below = edges[Math.floor(point / 2) - 1];
  const above = edges[Math.floor(point / 2)];
  if (point % 2 === 1) {
    return `OpenClaw ${above}`;
  }
  if (below === undefined) {
    return above === undefined ? 'every version' : `versions before ${above}`;
  }
  return above === undefined ? `versions after ${below}` : `versions between ${below} and ${above}`;
}
