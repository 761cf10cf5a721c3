import type {Content} from './content.ts';
import type {Item} from './item.ts';
import type {PaneName} from './panes/names.ts';
import type {View} from './view.ts';

/** The panes whose rows are chosen among; the others are read. */
const lists: readonly PaneName[] = ['findings', 'ports', 'unit', 'log'];

export function isList(pane: PaneName): boolean {
  return lists.includes(pane);
}

/** The item that the cursor of that pane is on; null where it has none. */
export function itemUnder(content: Pick<Content, 'items' | 'start' | 'begins'>, view: View, pane: PaneName): Item | null {
  const {items = []} = content;
  const row =
    view.cursor[pane] ??
    (view.scroll[pane] === 'end' || (content.start === 'end' && view.scroll[pane] === undefined)
      ? Number.POSITIVE_INFINITY
      : (content.begins ?? 0));
  return items.findLast((one) => one.from <= row) ?? items[0] ?? null;
}

/** How many rows a key goes; a row at a time, and to the next item where that is further. */
const steps: Readonly<Record<string, (half: number) => number>> = {
  j: () => 1,
  down: () => 1,
  k: () => -1,
  up: () => -1,
  'ctrl-d': (half) => half,
  'ctrl-u': (half) => -half,
  ' ': (half) => 2 * half,
  'ctrl-f': (half) => 2 * half,
  pagedown: (half) => 2 * half,
  b: (half) => -2 * half,
  'ctrl-b': (half) => -2 * half,
  pageup: (half) => -2 * half,
  g: () => Number.NEGATIVE_INFINITY,
  home: () => Number.NEGATIVE_INFINITY,
  G: () => Number.POSITIVE_INFINITY,
  end: () => Number.POSITIVE_INFINITY,
};

export interface ListNow {
  readonly items: readonly Item[];
  readonly at: Item;
  readonly all: number;
  readonly shown: number;
  readonly top: number;
}

/** Where a key leads in a list: the cursor and the first row shown. What is longer than the screen is read to its end first. */
export function movedIn({items, at, all, shown, top}: ListNow, name: string): {readonly cursor: number; readonly scroll: number | 'end'} {
  const by = steps[name]?.(Math.max(1, Math.floor(shown / 2))) ?? 0;
  const last = Math.max(0, all - shown);
  const bottom = top + shown;
  const index = items.indexOf(at);
  if (by === Number.POSITIVE_INFINITY) return {cursor: items.at(-1)!.from, scroll: 'end'};
  if (by === Number.NEGATIVE_INFINITY) return {cursor: items[0]!.from, scroll: 0};
  // Rows that belong to no item are read beyond the first and the last.
  if (by > 0 ? index === items.length - 1 : index === 0) return {cursor: at.from, scroll: clamp(top + by, last)};
  const isRead = by > 0 ? at.to <= bottom : at.from >= top;
  if (!isRead && at.from < bottom && at.to > top) return {cursor: at.from, scroll: clamp(top + by, last)};
  const next =
    Math.abs(by) === 1
      ? items[index + by]
      : by > 0
        ? items.find((one) => one.from >= at.from + by)
        : items.findLast((one) => one.from <= at.from + by);
  const to = next ?? (by > 0 ? items.at(-1)! : items[0]!);
  const lowest = Math.min(to.from, Math.max(0, to.to - shown));
  return {cursor: to.from, scroll: clamp(to.from < top ? to.from : Math.max(top, lowest), last)};
}

function clamp(row: number, last: number): number {
  return Math.max(0, Math.min(last, row));
}
