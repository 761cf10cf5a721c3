import {type FleetRow, rowName} from './row.ts';
import {type TraitSource, traitSources} from './traits.ts';

/** What differs in a group from what most of it have. */
export interface Drift {
  readonly group: string;
  readonly what: string;
  readonly usual: string;
  /** So many of those that could be compared have it. */
  readonly usualCount: number;
  readonly of: number;
  readonly odd: readonly {readonly row: string; readonly value: string}[];
}

/** Of two nobody can say which one is odd. */
const comparedMin = 3;

const notSet = 'not set';

/** Compares the gateways of each group; hosts that no source puts into a group are one. */
export function driftOf(rows: readonly FleetRow[]): readonly Drift[] {
  return groupsOf(rows).flatMap(([group, members]) => traitSources.flatMap((source) => driftIn(group, members, source)));
}

/** Groups with the same members are one. */
function groupsOf(rows: readonly FleetRow[]): readonly (readonly [string, readonly FleetRow[]])[] {
  const groups = new Map<string, FleetRow[]>();
  for (const row of rows) {
    if (row.gateway === null) continue;
    for (const group of row.groups.length === 0 ? ['all'] : row.groups) groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  const bySet = new Map<string, readonly [string, readonly FleetRow[]]>();
  for (const [group, members] of groups) {
    const key = JSON.stringify(members.map((row) => [row.host, row.gateway?.profile, row.gateway?.user]));
    if (!bySet.has(key)) bySet.set(key, [group, members]);
  }
  return [...bySet.values()];
}

function driftIn(group: string, members: readonly FleetRow[], source: TraitSource): readonly Drift[] {
  const seen = members.flatMap((row) => {
    const traits = row.gateway?.traits[source] ?? null;
    return traits === null ? [] : [{row, traits}];
  });
  if (seen.length < comparedMin) return [];
  const names = new Set(seen.flatMap(({traits}) => Object.keys(traits)));
  return [...names].flatMap((what): readonly Drift[] => {
    // What an installation does not tell is not known to be absent.
    const told = source === 'install' ? seen.filter(({traits}) => Object.hasOwn(traits, what)) : seen;
    const values = told.map(({row, traits}) => ({row, value: Object.hasOwn(traits, what) ? traits[what]! : notSet}));
    const usual = usualOf(values.map(({value}) => value));
    if (usual === null || values.length < comparedMin || usual.count === values.length) return [];
    const odd = values.filter(({value}) => value !== usual.value).map(({row, value}) => ({row: rowName(row), value}));
    return [{group, what, usual: usual.value, usualCount: usual.count, of: values.length, odd}];
  });
}

/** What more than half have; where there is no such thing everybody has their own. */
function usualOf(values: readonly string[]): {readonly value: string; readonly count: number} | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [value, count] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return count * 2 > values.length ? {value, count} : null;
}

/** In one line for a person. */
export function driftSentence({what, usual, usualCount, of, odd}: Drift): string {
  const named = odd.map(({row, value}) => `${row} ${clipped(value)}`).join(', ');
  return `${what}: ${named}; ${usualCount} of ${of} have ${clipped(usual)}`;
}

function clipped(value: string): string {
  return value.length > valueChars ? `${value.slice(0, valueChars - 1)}…` : value;
}

const valueChars = 60;
