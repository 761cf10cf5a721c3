import {inRange} from '../openclaw/versions.ts';

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

/** Null when the text is no range. Stricter than a search for a version in a text: a typing mistake must not fit. */
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
  return /^\d{4}\.\d{1,2}\.\d{1,3}(?:-\d{1,4})?(?:-[a-z][a-z0-9.]{0,30})?$/.test(text);
}

export function fits(range: Range, version: string): boolean {
  return inRange(version, range.text);
}

export function holds(operator: Comparator['operator'], order: number): boolean {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}
