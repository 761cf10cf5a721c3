import type {Item} from '../item.ts';
import {itemUnder} from '../items.ts';
import type {PaneName} from '../panes/index.ts';
import {seenAt} from '../seen-at.ts';
import type {Place, View} from '../view.ts';
import {type Key, type KeyContext, type Outcome, stay} from './key.ts';

/** What enter leads to from panes that are read and not chosen from. */
const under: Readonly<Partial<Record<PaneName, PaneName>>> = {ladder: 'rung', rung: 'output'};

export const open: Key = {
  id: 'open',
  keys: ['enter'],
  shown: 'enter',
  label: 'open',
  help: 'open what lies under the cursor: the evidence where it was seen, a line, a port or a setting whole; esc comes back',
  disabled: (context) =>
    chosen(context) === null && under[context.view.pane] === undefined ? 'nothing lies under this pane; R runs the rung' : null,
  press(context) {
    const item = chosen(context);
    const {view} = context;
    if (item !== null) return opened(context, item);
    const pane = under[view.pane];
    return stay(pane === undefined ? view : {...left(view), pane});
  },
};

function chosen({view, rows}: KeyContext): Item | null {
  return itemUnder(rows, view, view.pane);
}

function opened(context: KeyContext, {opens}: Item): Outcome {
  const {view} = context;
  if (opens.is === 'detail')
    return stay({
      ...view,
      mode: {is: 'detail', detail: opens.detail},
      scroll: {...view.scroll, page: 0},
      cursor: {...view.cursor, page: -1},
    });
  const {pane, words, said} = opens;
  const row = seenAt(context.contentOf(pane), words);
  const scroll = {...view.scroll, [pane]: Math.max(0, row - 3)};
  return stay({...left(view), pane, zoomed: view.zoomed, scroll, cursor: {...view.cursor, [pane]: row}, message: said});
}

/** The view, with the way back to where it is now. */
function left(view: View): View {
  const {pane, zoomed, scroll, cursor, search, only} = view;
  const place: Place = {pane, zoomed, scroll, cursor, search, only};
  return {...view, search: '', only: false, trail: [...view.trail, place].slice(-trailMax)};
}

/** Further back than anybody remembers. */
const trailMax = 20;

/** One step back on the way here; null where there is none. */
export function cameFrom(view: View): View | null {
  const place = view.trail.at(-1);
  return place === undefined ? null : {...view, ...place, trail: view.trail.slice(0, -1)};
}
