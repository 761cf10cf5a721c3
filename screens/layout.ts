import {type PaneName, paneNames} from './panes/index.ts';

/** Integer cells only: with percentages Ink measures against a stale width after a resize. */
export interface Slot {
  readonly pane: PaneName;
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  /** Title line included. */
  readonly rows: number;
}

export interface Layout {
  readonly kind: 'wide' | 'tabs' | 'small';
  readonly columns: number;
  readonly rows: number;
  readonly bannerRows: number;
  /** Rungs in one line, where the ladder has no slot of its own. */
  readonly strip: boolean;
  readonly tabs: boolean;
  readonly slots: readonly Slot[];
  /** Where a whole-body screen (help, ticket, palette) goes. */
  readonly body: {readonly top: number; readonly rows: number};
}

/** From these on all panes stand side by side; below they are tabs; below 60×16 the frame gives up its rules. */
const wide = {columns: 100, rows: 30};
const small = {columns: 60, rows: 16};

/** `cause` is how many lines the named cause would take: its name and what to do come before the room of the panes. */
export function layout(columns: number, rows: number, pane: PaneName, zoomed: boolean, rungs: number, cause: number): Layout {
  if (columns >= wide.columns && rows >= wide.rows) return wideLayout(columns, rows, pane, zoomed, rungs, cause);
  const isSmall = columns < small.columns || rows < small.rows;
  if (zoomed) return zoomedLayout(isSmall ? 'small' : 'tabs', columns, rows, pane);
  const bannerRows = isSmall
    ? within(cause, 1, rows >= 12 ? 3 : 1)
    : rows >= 22
      ? within(cause, 3, 6)
      : within(cause, 2, rows >= 18 ? 5 : 3);
  // header, banner, strip, tabs, then the body, then status and footer.
  const top = 1 + bannerRows + 1 + (isSmall ? 0 : 1);
  const bodyRows = Math.max(0, rows - top - 2);
  return {
    kind: isSmall ? 'small' : 'tabs',
    columns,
    rows,
    bannerRows,
    strip: true,
    tabs: !isSmall,
    slots: bodyRows === 0 ? [] : [{pane, left: 0, top, columns, rows: bodyRows}],
    body: {top, rows: bodyRows},
  };
}

/** The pane and, in one line, what is wrong; rungs and tabs wait for esc. */
function zoomedLayout(kind: 'tabs' | 'small', columns: number, rows: number, pane: PaneName): Layout {
  const top = 2;
  const bodyRows = Math.max(0, rows - top - 2);
  const slots = bodyRows === 0 ? [] : [{pane, left: 0, top, columns, rows: bodyRows}];
  return {kind, columns, rows, bannerRows: 1, strip: false, tabs: false, slots, body: {top, rows: bodyRows}};
}

function wideLayout(columns: number, rows: number, pane: PaneName, zoomed: boolean, rungs: number, cause: number): Layout {
  const bannerRows = within(cause, 3, 6);
  const top = 1 + bannerRows;
  const bodyRows = rows - top - 2;
  const base = {kind: 'wide' as const, columns, rows, bannerRows, strip: false, tabs: false, body: {top, rows: bodyRows}};
  if (zoomed) return {...base, slots: [{pane, left: 0, top, columns, rows: bodyRows}]};
  const left = Math.max(36, Math.min(52, Math.floor(columns * 0.32)));
  const right = columns - left - 1;
  const ladderRows = Math.min(Math.max(rungs + 2, 7), Math.floor(bodyRows / 2));
  const gridRows = Math.floor(bodyRows * 0.56);
  const upper = Math.ceil(gridRows / 2);
  const mainRows = bodyRows - gridRows;
  const pageRows = Math.floor(mainRows / 2) + (mainRows % 2);
  const half = Math.floor((right - 1) / 2);
  const x = left + 1;
  return {
    ...base,
    slots: [
      {pane: 'ladder', left: 0, top, columns: left, rows: ladderRows},
      {pane: 'findings', left: 0, top: top + ladderRows, columns: left, rows: bodyRows - ladderRows},
      {pane: 'rung', left: x, top, columns: right, rows: pageRows},
      {pane: pane === 'log' ? 'log' : 'output', left: x, top: top + pageRows, columns: right, rows: mainRows - pageRows},
      {pane: 'supervisor', left: x, top: top + mainRows, columns: half, rows: upper},
      {pane: 'ports', left: x + half + 1, top: top + mainRows, columns: right - half - 1, rows: upper},
      {pane: 'capabilities', left: x, top: top + mainRows + upper, columns: half, rows: gridRows - upper},
      {pane: 'unit', left: x + half + 1, top: top + mainRows + upper, columns: right - half - 1, rows: gridRows - upper},
    ],
  };
}

const within = (wanted: number, least: number, most: number): number => Math.max(least, Math.min(most, wanted));

export function paneAfter(pane: PaneName, by: 1 | -1): PaneName {
  const at = paneNames.indexOf(pane) + by;
  return paneNames[(at + paneNames.length) % paneNames.length]!;
}
