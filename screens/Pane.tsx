import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {CellsRow, Content, Row, Rows} from './content.ts';
import {divider} from './frame.ts';
import {Lines, OneLine} from './Lines.tsx';
import {marginColumns, roomFor} from './room.ts';
import {type Marked, searchMark, withHits} from './search.ts';
import {Table} from './Table.tsx';
import {type Line, toned} from './text.ts';
import type {Glyphs} from './theme.ts';

interface PaneProps {
  readonly content: Content;
  readonly columns: number;
  /** Title line included. */
  readonly rows: number;
  readonly scroll: number | 'end';
  readonly focused: boolean;
  readonly glyphs: Glyphs;
  /** What is looked for in it; a pane in which it is has a margin for its marks. */
  readonly marked?: Marked | null;
}

/** A titled window onto a pane's rows; says how much lies outside. */
export function Pane({content, columns, rows, scroll, focused, glyphs, marked = null}: PaneProps): ReactNode {
  const shown = Math.max(0, rows - 1);
  const {from, visible} = windowOf(content.rows, shown, content.chosen === undefined ? scroll : scrollToChosen(content.chosen, shown));
  const room = roomFor(columns, marked !== null);
  const mark = marked === null ? content.mark : searchMark(content, marked);
  const outside = content.rows.length > visible.length ? ` ${from + 1}-${from + visible.length}/${content.rows.length}` : '';
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <OneLine line={divider(content.title, `${mark}${outside}`, focused, glyphs, columns)} />
      <Box>
        {marked !== null && <Margin rows={visible} from={from} marked={marked} glyphs={glyphs} />}
        <Box flexDirection="column" width={room}>
          <Blocks rows={visible} columns={room} word={marked?.word ?? ''} />
        </Box>
      </Box>
    </Box>
  );
}

/** Which rows hold what is looked for, and on which the reader stands: for eyes and terminals without colour. */
function Margin({
  rows,
  from,
  marked,
  glyphs,
}: {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly marked: Marked;
  readonly glyphs: Glyphs;
}): ReactNode {
  const {hits, cursor, cursorTo} = marked;
  // Of what is longer than the screen the cursor stands where it is read.
  const here = cursor !== null && cursor < from && cursorTo > from ? from : cursor;
  const lines = rows.flatMap((one, index): readonly Line[] => {
    const at = from + index;
    const sign = at === here ? glyphs.here : hits.has(at) ? glyphs.note : ' ';
    const line: Line = [toned(`${sign} `, 'strong')];
    return one.is === 'cells' && isHeaded(one, rows[index - 1]) ? [[], line] : [line];
  });
  return <Lines lines={lines} columns={marginColumns} rows={lines.length} />;
}

function Blocks({rows, columns, word}: {readonly rows: readonly Row[]; readonly columns: number; readonly word: string}): ReactNode {
  return blocks(rows).map((block, index) => {
    const table = block[0]?.is === 'cells' ? block[0].table : null;
    return table === null ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at that row of the pane
      block.map((one, at) => <OneLine key={`${index}.${at}`} line={one.is === 'line' ? withHits(one.line, word, columns) : []} />)
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a table is what stands at that place of the pane
      <Table key={index} shape={table} rows={block.filter((one): one is CellsRow => one.is === 'cells').map((one) => one.cells)} />
    );
  });
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
    used += isHeaded(one, visible.at(-1)) ? 2 : 1;
    if (used > shown) break;
    visible.push(one);
  }
  return {from, visible};
}

/** The first row of a table stands under its header. */
function isHeaded(one: Row, before: Row | undefined): boolean {
  return one.is === 'cells' && !(before?.is === 'cells' && before.table === one.table);
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
