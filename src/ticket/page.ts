import type {Detail} from './detail.ts';
import {inertBlock} from './inert.ts';
import {fenced, ours, type Say, sentences, type TicketLine} from './inline.ts';

/** The page under the pen: its parts write blocks one after the other, and say what they left out. */
export interface Page {
  readonly detail: Detail;
  readonly say: Say;
  heading(level: 1 | 2 | 3, line: TicketLine): void;
  paragraph(line: TicketLine): void;
  /** One line of a list; blocks of a list stand together. */
  bullet(line: TicketLine, depth?: number): void;
  /** Captured text of several lines. */
  fence(text: string): void;
  /** Notes that something is shorter here than it was; the summary says so. */
  shorten(what: string): void;
  readonly shortened: readonly string[];
  readonly markdown: string;
}

/** In a drill every heading says so, because parts of a ticket are pasted alone. */
export function newPage(detail: Detail, drill: boolean): Page {
  const blocks: string[] = [];
  const shortened = new Set<string>();
  let inList = false;
  const add = (block: string): void => {
    blocks.push(block);
    inList = false;
  };
  return {
    detail,
    say: sentences(detail.inlineChars),
    heading: (level, line) => add(`${'#'.repeat(level)} ${drill ? 'DRILL: ' : ''}${line.markdown}`),
    paragraph: (line) => add(line.markdown),
    bullet(line, depth = 0) {
      const item = `${'  '.repeat(depth)}- ${line.markdown}`;
      if (inList) {
        blocks.push(`${blocks.pop() ?? ''}\n${item}`);
      } else {
        blocks.push(item);
      }
      inList = true;
    },
    fence: (text) => add(fenced(inertBlock(text))),
    shorten: (what) => void shortened.add(what),
    get shortened() {
      return [...shortened];
    },
    get markdown() {
      return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
    },
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
