import type {Item} from './item.ts';
import {type Line, plainText} from './text.ts';
import type {Tone} from './theme.ts';

/** What a pane shows, row by row; every row is one line of the screen. */
export interface Content {
  readonly title: string;
  /** At the right of the title: live, stale, a count. */
  readonly mark: string;
  readonly rows: Rows;
  /** Where a pane begins that nobody has scrolled; its first row where nothing is said. */
  readonly start?: number | 'end';
  /** What the cursor of a list goes to, in the order of its rows. */
  readonly items?: readonly Item[];
  /** The row on which the cursor stands before anybody moved it; the first one where nothing is said. */
  readonly begins?: number;
  /** What is chosen in it: these rows are on the screen wherever it was scrolled to. */
  readonly chosen?: {readonly from: number; readonly to: number};
}

/** Rows in their order; those of a long text are made only where they are looked at. */
export interface Rows {
  readonly length: number;
  /** Of rows that are made where they are looked at: their texts, or the stretches of which they are joined. */
  readonly texts?: readonly string[];
  readonly stretches?: readonly Rows[];
  slice(from: number, to?: number): readonly Row[];
}

export type Row = LineRow | CellsRow;

export interface LineRow {
  readonly is: 'line';
  readonly line: Line;
}

/** A row of a table; neighbours of the same table are drawn as one ink-table under its header. */
export interface CellsRow {
  readonly is: 'cells';
  readonly table: TableShape;
  readonly cells: readonly string[];
}

export interface TableShape {
  readonly columns: readonly {readonly title: string; readonly width: number}[];
  tone(column: number, text: string): Tone | undefined;
}

export const row = (...spans: Line): LineRow => ({is: 'line', line: spans});
export const blank: LineRow = {is: 'line', line: []};

export function cellsRows(table: TableShape, rows: readonly (readonly string[])[]): readonly CellsRow[] {
  return rows.map((cells) => ({is: 'cells', table, cells}));
}

/** Stretches of rows one after another, without making them all. */
export function joined(stretches: readonly Rows[]): Rows {
  return {
    stretches,
    length: stretches.reduce((sum, one) => sum + one.length, 0),
    slice(from, to = Number.POSITIVE_INFINITY) {
      let start = 0;
      return stretches.flatMap((one) => {
        const [first, last] = [Math.max(0, from - start), Math.min(one.length, to - start)];
        start += one.length;
        return first < last ? one.slice(first, last) : [];
      });
    },
  };
}

/** A row for each of many lines. */
export function rowsOf(lines: readonly string[], toRow: (line: string) => Row): Rows {
  return {texts: lines, length: lines.length, slice: (from, to) => lines.slice(from, to).map(toRow)};
}

export function rowText(one: Row): string {
  return one.is === 'line'
    ? plainText(one.line)
    : one.cells
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join('  ');
}

/** Shares a width among columns: fixed ones first, the rest by weight. ink-table pads every cell by one column on each side. */
export function columns(
  total: number,
  shape: readonly {title: string; fixed?: number; weight?: number}[],
): readonly {title: string; width: number}[] {
  const free = Math.max(0, total - shape.reduce((sum, one) => sum + 2 + (one.fixed ?? 0), 0));
  const weights = shape.reduce((sum, one) => sum + (one.fixed === undefined ? (one.weight ?? 1) : 0), 0);
  let left = free;
  const flexible = shape.filter((one) => one.fixed === undefined).length;
  let seen = 0;
  return shape.map((one) => {
    if (one.fixed !== undefined) return {title: one.title, width: one.fixed};
    seen += 1;
    const share = seen === flexible ? left : Math.floor((free * (one.weight ?? 1)) / weights);
    left -= share;
    return {title: one.title, width: Math.max(1, share)};
  });
}
