/** A set of OpenClaw versions such as `>=2026.8.1`, `>=2026.5.1 <2026.8.1` or `*`. */
export interface Range {
  readonly text: string;
  /** All of them must hold; none = every version. */
  readonly comparators: readonly Comparator[];
}

export interface Comparator {
  readonly operator: '<' | '<=' | '=' | '>=' | '>';
  readonly version: string;
}

export function parseRange(text: string): Range | null {
  const words = text.trim().split(/\s+/);
  if (words.length === 1 && words[0] === '*') {
    return {text: '*', comparators: []};
  }
  const comparators: Comparator[] = [];
  for (const word of words) {
    const match = /^(<=|>=|<|>|=)(.+)$/.exec(word);
    if (match?.[1] === undefined || match[2] === undefined || !isVersion(match[2])) {
      return null;
    }
    comparators.push({operator: match[1] as Comparator['operator'], version: match[2]});
  }
  return {text: words.join(' '), comparators};
}

export function isVersion(text: string): boolean {
  return versionPattern.test(text);
}

export function inRange(range: Range, version: string): boolean {
  return range.comparators.every((comparator) => holds(comparator.operator, compareVersions(version, comparator.version)));
}

export function holds(operator: Comparator['operator'], order: number): boolean {
  switch (operator) {
    case '<': return order < 0;
    case '<=': return order <= 0;
    case '=': return order === 0;
    case '>=': return order >= 0;
    case '>': return order > 0;
  }
}

/**
 * Orders calendar versions. A numeric suffix is a correction and comes after its release (`2026.8.1-2`), a worded one is
 * a preview and comes before it (`2026.8.1-beta.5`). Text that is no version comes before every version.
 */
export function compareVersions(left: string, right: string): number {
  const a = orderKey(left);
  const b = orderKey(right);
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    if (x !== y) {
      return compareParts(x, y);
    }
  }
  return 0;
}

const versionPattern = /^(\d{4})\.(\d{1,2})\.(\d{1,3})(?:-([0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*))?$/;

function orderKey(version: string): readonly (number | string)[] {
  const match = versionPattern.exec(version);
  if (match === null) {
    return [-1];
  }
  const numbers = [Number(match[1]), Number(match[2]), Number(match[3])];
  const suffix = match[4];
  if (suffix === undefined) {
    return numbers;
  }
  const parts = suffix.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  return typeof parts[0] === 'number' ? [...numbers, ...parts] : [...numbers, -1, ...parts];
}

/** Within a suffix a number comes before a word, as in semantic versions. */
function compareParts(x: number | string, y: number | string): number {
  if (typeof x === typeof y) {
    return x < y ? -1 : 1;
  }
  return typeof x === 'number' ? -1 : 1;
}
