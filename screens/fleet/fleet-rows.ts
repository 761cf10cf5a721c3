import {cellsOf, type FleetRow, rowName} from '../../src/fleet/index.ts';
import type {FleetState, FleetView} from './fleet-state.ts';

/** What stands on one line of the list: a row, or all rows of a group that is folded. */
export type FleetItem =
  | {readonly is: 'row'; readonly key: string; readonly row: FleetRow}
  | {readonly is: 'group'; readonly key: string; readonly group: string; readonly rows: readonly FleetRow[]};

/** A row by what stays the same from one look to the next. */
export function keyOf(row: FleetRow): string {
  return JSON.stringify([row.host, row.gateway?.profile ?? null, row.gateway?.user ?? null]);
}

/** The group with which a row is folded: the first that its source names. */
export function groupOf({groups}: FleetRow): string {
  return groups[0] ?? 'no group';
}

/** The lines of the list: rows that the filter lets through, and in the place of its worst row each group that is folded. */
export function itemsShown(state: FleetState, view: FleetView): readonly FleetItem[] {
  const rows = rowsShown(state, view);
  if (view.folded.length === 0) return rows.map((row) => ({is: 'row', key: keyOf(row), row}));
  const members = new Map<string, FleetRow[]>();
  for (const row of rows) members.set(groupOf(row), [...(members.get(groupOf(row)) ?? []), row]);
  return rows.flatMap((row): readonly FleetItem[] => {
    const group = groupOf(row);
    if (!view.folded.includes(group)) return [{is: 'row', key: keyOf(row), row}];
    const all = members.get(group) ?? [];
    return all[0] === row ? [{is: 'group', key: JSON.stringify([group]), group, rows: all}] : [];
  });
}

/** The rows that the filter lets through: every word of it stands somewhere in the row, or names a group of its host. */
function rowsShown({look, now}: FleetState, {filter}: FleetView): readonly FleetRow[] {
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

/** Where the cursor is; on the first line where the one it was on is not shown. */
export function cursorIn(items: readonly FleetItem[], {row}: FleetView): number {
  return Math.max(
    0,
    items.findIndex(({key}) => key === row),
  );
}

/** The row under the cursor; null on a group, and where there is none. */
export function rowUnder(state: FleetState, view: FleetView): FleetRow | null {
  const items = itemsShown(state, view);
  const item = items[cursorIn(items, view)];
  return item?.is === 'row' ? item.row : null;
}
