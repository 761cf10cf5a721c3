import type {Block, Cells, TicketLine} from './blocks.ts';
import type {Detail} from './detail.ts';
import {inertBlock} from './inert.ts';
import {listed, ours, type Say, sentences} from './inline.ts';

/** The page under the pen: its parts write blocks one after the other, and say what they left out. */
export interface Page {
  readonly detail: Detail;
  readonly say: Say;
  heading(level: 1 | 2 | 3, line: TicketLine): void;
  /** Begins a part that can be folded away; it goes on until the next one. */
  section(title: TicketLine): void;
  paragraph(line: TicketLine): void;
  /** One line of a list; blocks of a list stand together. */
  bullet(line: TicketLine, depth?: number): void;
  /** Captured text of several lines. */
  fence(text: string): void;
  table(rows: readonly Cells[], more: string | null): void;
  /** Notes that something is shorter here than it was; the summary says so. */
  shorten(what: string): void;
  readonly shortened: readonly string[];
  readonly blocks: readonly Block[];
}

/** In a drill every heading says so, because parts of a ticket are pasted alone. */
export function newPage(detail: Detail, drill: boolean): Page {
  const blocks: Block[] = [];
  const shortened = new Set<string>();
  let under = blocks;
  const marked = (line: TicketLine): TicketLine => (drill ? listed([ours('DRILL:'), line], ' ') : line);
  return {
    detail,
    say: sentences(detail.inlineChars),
    heading: (level, line) => void under.push({is: 'heading', level, line: marked(line)}),
    section(title) {
      under = [];
      blocks.push({is: 'fold', title: marked(title), blocks: under});
    },
    paragraph: (line) => void under.push({is: 'paragraph', line}),
    bullet(line, depth = 0) {
      const last = under.at(-1);
      if (last?.is === 'list') under[under.length - 1] = {is: 'list', items: [...last.items, {depth, line}]};
      else under.push({is: 'list', items: [{depth, line}]});
    },
    fence: (text) => void under.push({is: 'code', text: inertBlock(text)}),
    table: (rows, more) => void under.push({is: 'table', rows, more}),
    shorten: (what) => void shortened.add(what),
    get shortened() {
      return [...shortened];
    },
    blocks,
  };
}

/** The first `max` of a list; says on the page how many more there are. */
export function firstOf<T>(page: Page, all: readonly T[], max: number, what: string): readonly T[] {
  if (all.length > max) {
    page.shorten(what);
  }
  return all.slice(0, max);
}

/** A bullet for what `firstOf` did not give. */
export function andMore(page: Page, all: number, shown: number, depth = 0): void {
  if (all > shown) {
    page.bullet(ours(`and ${all - shown} more, left out here`), depth);
  }
}
