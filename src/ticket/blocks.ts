/** A piece of a line: `words` are this program's own, `code` is what was captured and is shown as it was. */
export interface Run {
  readonly is: 'words' | 'code';
  readonly text: string;
}

/** One line of a ticket. What a tracker makes of it is decided where it is printed. */
export interface TicketLine {
  readonly runs: readonly Run[];
}

/** What a ticket says, as data: made once, and printed for whoever gets it. Captured text stands in `code` and in blocks of it alone. */
export type Block =
  | {readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly line: TicketLine}
  | {readonly is: 'paragraph'; readonly line: TicketLine}
  | {readonly is: 'list'; readonly items: readonly Item[]}
  /** Every cell is captured text; `more` says what was left out below the last row. */
  | {readonly is: 'table'; readonly rows: readonly Cells[]; readonly more: string | null}
  | {readonly is: 'code'; readonly text: string}
  /** A part that a reader opens when it is wanted, where a tracker can fold; elsewhere a heading with what is under it. */
  | {readonly is: 'fold'; readonly title: TicketLine; readonly blocks: readonly Block[]};

export interface Item {
  readonly depth: number;
  readonly line: TicketLine;
}

export type Cells = readonly string[];
