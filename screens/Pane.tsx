import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {CellsRow, Content, Row, Rows} from './content.ts';
import {divider} from './frame.ts';
import {OneLine} from './Lines.tsx';
import {Table} from './Table.tsx';
import {fitLine} from './text.ts';
import type {Glyphs} from './theme.ts';

interface PaneProps {
  readonly content: Content;
  readonly columns: number;
  /** Title line included. */
  readonly rows: number;
  readonly scroll: number | 'end';
  readonly focused: boolean;
  readonly glyphs: Glyphs;
}

/** A titled window onto a pane's rows; says how much lies outside. */
export function Pane({content, columns, rows, scroll, focused, glyphs}: PaneProps): ReactNode {
  const shown = Math.max(0, rows - 1);
  const {from, visible} = windowOf(content.rows, shown, content.chosen === undefined ? scroll : scrollToChosen(content.chosen, shown));
  const outside = content.rows.length > visible.length ? ` ${from + 1}-${from + visible.length}/${content.rows.length}` : '';
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <OneLine line={divider(content.title, `${content.mark}${outside}`, focused, glyphs, columns)} />
      {blocks(visible).map((block, index) => {
        const table = block[0]?.is === 'cells' ? block[0].table : null;
        return table === null ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at that row of the pane
          block.map((one, at) => <OneLine key={`${index}.${at}`} line={one.is === 'line' ? fitLine(one.line, columns) : []} />)
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a table is what stands at that place of the pane
          <Table key={index} shape={table} rows={block.filter((one): one is CellsRow => one.is === 'cells').map((one) => one.cells)} />
        );
      })}
    </Box>
  );
}

/** The chosen rows stand last on the screen, or first where they are more than it holds. */
function scrollToChosen({from, to}: {readonly from: number; readonly to: number}, shown: number): number {
  return Math.min(from, Math.max(0, to - shown));
}

/** The rows that fit from a position on; a table's header takes one of the lines. */
export function windowOf(rows: Rows, shown: number, scroll: number | 'end'): {from: number; visible: readonly Row[]} {
  // Only panes that make all their rows have tables.
  const tables = Array.isArray(rows) && rows.some((one: Row) => one.is === 'cells');
  const last = Math.max(0, rows.length - shown + (tables ? 1 : 0));
  const from = scroll === 'end' ? last : Math.max(0, Math.min(scroll, last));
  const visible: Row[] = [];
  let used = 0;
  for (const one of rows.slice(from, from + shown)) {
    const before = visible.at(-1);
    const headed = one.is === 'cells' && !(before?.is === 'cells' && before.table === one.table);
    used += headed ? 2 : 1;
    if (used > shown) break;
    visible.push(one);
  }
  return {from, visible};
}

function blocks(rows: readonly Row[]): readonly (readonly Row[])[] {
  const found: Row[][] = [];
  for (const one of rows) {
    const last = found.at(-1);
    const before = last?.[0];
    const joins = before !== undefined && (one.is === 'line' ? before.is === 'line' : before.is === 'cells' && before.table === one.table);
    if (joins) last!.push(one);
    else found.push([one]);
  }
  return found;
}
