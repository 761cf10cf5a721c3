import {compare, satisfies} from 'semver';

/** A calendar version of OpenClaw: 2026.9.6, the rebuild 2026.9.6-1, or a pre-release 2026.9.6-beta.2. */
export interface Version {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `2026.9.6-1` is the first rebuild of 2026.9.6 and newer than it. */
  readonly rebuild: number;
  /** `beta.2` and the like; older than the release of the same day. Null for a release. */
  readonly pre: string | null;
}

const shape = /(?:^|[^\d.])v?(\d{4})\.(\d{1,2})\.(\d{1,3})(?:-(\d{1,4})(?![\w.]))?(?:-([a-z][\w.]{0,30}))?/i;

/** Finds the first version in a text such as `OpenClaw 2026.9.6 (abc1234)`. */
export function parseVersion(text: string): Version | null {
  const found = shape.exec(text.slice(0, 1000));
  if (!found) return null;
  return {
    year: Number(found[1]),
    month: Number(found[2]),
    day: Number(found[3]),
    rebuild: Number(found[4] ?? 0),
    pre: found[5]?.toLowerCase() ?? null,
  };
}

/** Negative when `left` is older, 0 when equal, positive when newer; null when one of them is no version. */
export function compareVersions(left: string, right: string): number | null {
  const [a, b] = [semverOf(left), semverOf(right)];
  return a === null || b === null ? null : compare(a, b);
}

export function sameVersion(left: string, right: string): boolean {
  return left === right || compareVersions(left, right) === 0;
}

/**
 * Whether a version lies in a range: `*`, `2026.9.6`, or comparators that must all hold, such as `>=2026.4.1 <2026.8.1`.
 * A text that is no version lies in no range but `*`.
 */
export function inRange(version: string, range: string): boolean {
  const parts = range
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '' && part !== '*');
  if (parts.length === 0) return true;
  const bounds = parts.map((part) => {
    const [, sign = '', bound = ''] = /^(>=|<=|>|<|=)?(.*)$/.exec(part) ?? [];
    const text = semverOf(bound);
    return text === null ? null : `${sign}${text}`;
  });
  const have = semverOf(version);
  return have !== null && !bounds.includes(null) && satisfies(have, bounds.join(' '), {includePrerelease: true});
}

/** More rebuilds than this a day do not come. */
const rebuildsMax = 10_000;

/** A rebuild is newer than its release, which a suffix of semver is not: so days are counted in rebuilds. */
function semverOf(text: string): string | null {
  const version = parseVersion(text);
  if (version === null) return null;
  const pre = (version.pre ?? '')
    .split('.')
    .filter((word) => word !== '')
    .map((word) => (/^\d+$/.test(word) ? String(Number(word)) : word.replaceAll('_', '-')));
  const day = version.day * rebuildsMax + version.rebuild;
  return `${version.year}.${version.month}.${day}${pre.length === 0 ? '' : `-${pre.join('.')}`}`;
}
