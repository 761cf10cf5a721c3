import {rowText} from '../content.ts';
import type {Item} from '../item.ts';
import {itemUnder} from '../items.ts';
import {paneTitles} from '../panes/index.ts';
import {asPinned} from '../text.ts';
import type {View} from '../view.ts';
import {inWalk, type Key, type KeyContext, never, type Outcome, stay} from './key.ts';

export const pin: Key = {
  id: 'pin',
  keys: ['m'],
  shown: 'm',
  label: 'pin',
  help: 'pin the line under the cursor to the ticket as evidence, or take it off again; where a pane has no cursor, m first shows one',
  disabled: never,
  press(context) {
    const {view, rows} = context;
    const item = itemUnder(rows, view, view.pane);
    if (item !== null) return pinned(context, textOf(context, item));
    const top = view.scroll[view.pane] ?? rows.start ?? 0;
    const last = Math.max(0, rows.all - rows.shown);
    const at = top === 'end' ? last : Math.min(top, last);
    return stay({...view, mode: {is: 'line'}, cursor: {...view.cursor, [view.pane]: at}, message: null});
  },
};

/** The row of a pane that is read and not chosen from. */
export function pinRow(context: KeyContext): Outcome {
  const {view} = context;
  const row = view.cursor[view.pane] ?? 0;
  const [one] = context.contentOf(view.pane).rows.slice(row, row + 1);
  return pinned({...context, view: inWalk(view)}, one === undefined ? '' : rowText(one));
}

/** The row that a key leads to, and what is shown with it. */
export function rowMoved({view, rows}: KeyContext, by: number): View {
  const now = view.cursor[view.pane] ?? 0;
  const to = Math.max(0, Math.min(rows.all - 1, now + by));
  const last = Math.max(0, rows.all - rows.shown);
  const scroll = view.scroll[view.pane] ?? rows.start ?? 0;
  const top = scroll === 'end' ? last : Math.min(scroll, last);
  const shown = to < top ? to : to >= top + rows.shown ? to - rows.shown + 1 : top;
  return {...view, cursor: {...view.cursor, [view.pane]: to}, scroll: {...view.scroll, [view.pane]: shown}};
}

/** The same line once more takes it off. */
function pinned({view, session}: KeyContext, said: string): Outcome {
  const text = asPinned(said);
  if (text === '') return stay({...view, message: 'this line is empty; nothing is pinned'});
  if (session.pins.some((one) => one.text === text))
    return {view: {...view, message: 'taken off the ticket'}, intents: [{do: 'unpin', text}]};
  const count = session.pins.length + 1;
  return {
    view: {...view, message: `pinned to the ticket, ${count === 1 ? 'the first' : `${count} by now`}; m takes it off again`},
    intents: [{do: 'pin', where: paneTitles[view.pane], text}],
  };
}

/** What lies under the cursor as it was said, not as it was cut to the pane. */
function textOf(context: KeyContext, {opens, from, to}: Item): string {
  if (opens.is === 'seen') return opens.words;
  const {title, parts, copies, explains} = opens.detail;
  if (explains !== undefined) return `${title}: ${parts[0]?.text ?? ''}`;
  return (
    copies?.text ??
    context
      .contentOf(context.view.pane)
      .rows.slice(from, to)
      .map((one) => rowText(one).trim())
      .join(' ')
  );
}
