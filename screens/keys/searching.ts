import {paneTitles} from '../panes/index.ts';
import type {View} from '../view.ts';
import {type Key, type KeyContext, never, type Outcome, stay} from './key.ts';

export const search: Key = {
  id: 'search',
  keys: ['/'],
  shown: '/',
  label: 'search',
  help: 'look for a word in the pane or page in front, counted while it is typed; n and N go to its hits, esc ends it',
  disabled: never,
  press: ({view}) => stay({...view, mode: {is: 'ask', what: 'search', text: '', ...(view.mode.is === 'walk' ? {} : {over: view.mode})}}),
};

/** While a word is looked for, `n` is here too. */
export const hits: Key = {
  id: 'hits',
  keys: ['N'],
  shown: 'n N',
  label: 'hits',
  help: 'after / the hit before; n is then the next one, and the next rung again after esc',
  disabled: ({view}) => (view.search === '' ? 'nothing is looked for; / looks for a word' : null),
  press: (context, name) => toHit(context, name === 'N' ? -1 : 1),
};

export const only: Key = {
  id: 'only',
  keys: ['&'],
  shown: '&',
  label: 'only hits',
  help: 'of output and log only the lines with the word that is looked for, and all again',
  disabled: ({view}) => (view.search === '' ? 'nothing is looked for; / looks for a word' : null),
  press: ({view}) => stay({...view, only: !view.only, scroll: {...view.scroll, output: 0, log: 0}, cursor: {}}),
};

/** A typed word: to its first hit from here on, or to the pane that has one; without a word on to the next hit of the one before. */
export function searched(asked: KeyContext, typed: string): Outcome {
  const {mode} = asked.view;
  const context = {...asked, view: {...asked.view, mode: (mode.is === 'ask' ? mode.over : undefined) ?? {is: 'walk' as const}}};
  if (typed === '') return context.view.search === '' ? stay(context.view) : toHit(context, 1);
  const view = {...context.view, search: typed, only: false, cursor: {}};
  const here = context.hits.here(typed);
  const others = context.hits.panes(typed);
  const said = others.map(({pane, at}) => `${at.length} in ${paneTitles[pane]}`).join(', ');
  const [first] = others;
  if (here.length > 0) {
    const top = topOf(context);
    const row = here.find((one) => one >= top) ?? here[0]!;
    return at({...context, view}, row, `hit ${here.indexOf(row) + 1} of ${here.length}${said === '' ? '' : `; also ${said}`}`);
  }
  if (first === undefined || placeOf(view) === 'page')
    return stay({...view, message: `"${typed}" is not here${said === '' ? '' : `; ${said}`}`});
  const [row = 0] = first.at;
  const message = `not in ${paneTitles[view.pane]}; ${said}`;
  return stay({
    ...view,
    pane: first.pane,
    scroll: {...view.scroll, [first.pane]: Math.max(0, row - above)},
    cursor: {[first.pane]: row},
    message,
  });
}

export function searchEnded(view: View): View {
  return {...view, search: '', only: false};
}

/** Where a reader of this view is: in a pane, or on the page that lies over them all. */
export function placeOf({mode, pane}: View) {
  return mode.is === 'walk' || mode.is === 'line' || (mode.is === 'ask' && mode.over === undefined) ? pane : 'page';
}

function toHit(context: KeyContext, by: 1 | -1): Outcome {
  const {view} = context;
  const found = context.hits.here(view.search);
  if (found.length === 0) return stay({...view, message: `"${view.search}" is not here`});
  const now = view.cursor[placeOf(view)] ?? topOf(context) - by;
  const next = by === 1 ? found.find((one) => one > now) : found.findLast((one) => one < now);
  const row = next ?? (by === 1 ? found[0]! : found.at(-1)!);
  return at(context, row, next !== undefined ? null : by === 1 ? 'from the top again' : 'from the end again');
}

/** How much of what comes before a hit is shown with it. */
const above = 3;

function at({view, rows}: KeyContext, row: number, message: string | null): Outcome {
  const place = placeOf(view);
  const top = topOf({view, rows});
  const scroll = row >= top && row < top + rows.shown ? view.scroll : {...view.scroll, [place]: Math.max(0, row - above)};
  return stay({...view, scroll, cursor: {...view.cursor, [place]: row}, message});
}

function topOf({view, rows}: Pick<KeyContext, 'view' | 'rows'>): number {
  const last = Math.max(0, rows.all - rows.shown);
  const scroll = view.scroll[placeOf(view)] ?? rows.start ?? 0;
  return scroll === 'end' ? last : Math.min(scroll, last);
}
