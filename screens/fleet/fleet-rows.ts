import {cellsOf, type FleetRow, rowName} from '../../src/fleet/index.ts';
import type {FleetState, FleetView} from './fleet-state.ts';

/** A row by what stays the same from one look to the next. */
export function keyOf(row: FleetRow): string {
  return JSON.stringify([row.host, row.gateway?.profile ?? null, row.gateway?.user ?? null]);
}

/** The rows that the filter lets through: every word of it stands somewhere in the row, or names a group of its host. */
export function rowsShown({look, now}: FleetState, {filter}: FleetView): readonly FleetRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return look.rows;
  return look.rows.filter((row) => {
    const text = [rowName(row), ...cellsOf(row, now), ...row.groups, row.problem ?? ''].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Where the cursor is; on the first row where the one it was on is not shown. */
export function cursorIn(rows: readonly FleetRow[], {row}: FleetView): number {
  return Math.max(
    0,
    rows.findIndex((one) => keyOf(one) === row),
  );
}
