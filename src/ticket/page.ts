import type {Block, Cells, Item, TicketLine} from './blocks.ts';
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
  let list: Item[] | null = null;
  const add = (block: Block): void => {
    list = null;
    under.push(block);
  };
  const marked = (line: TicketLine): TicketLine => (drill ? listed([ours('DRILL:'), line], ' ') : line);
  return {
    detail,
    say: sentences(detail.inlineChars),
    heading: (level, line) => add({is: 'heading', level, line: marked(line)}),
    section(title) {
      const inside: Block[] = [];
      under = blocks;
      add({is: 'fold', title: marked(title), blocks: inside});
      under = inside;
    },
    paragraph: (line) => add({is: 'paragraph', line}),
    bullet(line, depth = 0) {
      if (list === null) {
        const items: Item[] = [];
        add({is: 'list', items});
        list = items;
      }
      list.push({depth, line});
    },
    fence: (text) => add({is: 'code', text: inertBlock(text)}),
    table: (rows, more) => add({is: 'table', rows, more}),
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
