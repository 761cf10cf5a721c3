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
  const [a, b] = [parseVersion(left), parseVersion(right)];
  if (!a || !b) return null;
  return a.year - b.year || a.month - b.month || a.day - b.day || comparePre(a.pre, b.pre) || a.rebuild - b.rebuild;
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
  return parts.every((part) => {
    const [, sign = '', bound = ''] = /^(>=|<=|>|<|=)?(.*)$/.exec(part) ?? [];
    const order = compareVersions(version, bound);
    return order !== null && holds[sign as keyof typeof holds](order);
  });
}

const holds = {
  '': (order: number) => order === 0,
  '=': (order: number) => order === 0,
  '>': (order: number) => order > 0,
  '<': (order: number) => order < 0,
  '>=': (order: number) => order >= 0,
  '<=': (order: number) => order <= 0,
};

/** Pre-releases are compared word by word, numbers as numbers: beta.2 before beta.10. */
function comparePre(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  const [a, b] = [left.split('.'), right.split('.')];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [one, other] = [a[at], b[at]];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const both = [Number(one), Number(other)] as const;
    const order = both.every(Number.isFinite) ? both[0] - both[1] : one < other ? -1 : one > other ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}
