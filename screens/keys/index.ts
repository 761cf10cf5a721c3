import type {PaneName} from '../panes/index.ts';
import {changed} from './changed.ts';
import {act, own, undo} from './commands.ts';
import {hint, story} from './drill.ts';
import {explain} from './explaining.ts';
import {help, palette} from './finding-keys.ts';
import {commandLog, sessions} from './keeping.ts';
import {type Key, type KeyContext, type Outcome, stay} from './key.ts';
import {quit, redraw, suspend} from './leaving.ts';
import {next, previous} from './moving.ts';
import {name} from './naming.ts';
import {open} from './opening.ts';
import {back, diff, pane, scroll, whole, wrap, zoom} from './panes.ts';
import {pin} from './pinning.ts';
import {look, note, run, skip, stop, takeBack} from './rung.ts';
import {hits, only, search} from './searching.ts';
import {copy, elsewhere, ticket} from './ticket.ts';

/** All keys of the walk, as the help page lists them. */
export const keys: readonly Key[] = [
  open,
  run,
  next,
  previous,
  skip,
  note,
  pin,
  takeBack,
  ticket,
  explain,
  name,
  changed,
  zoom,
  pane,
  diff,
  search,
  hits,
  only,
  own,
  commandLog,
  act,
  undo,
  sessions,
  hint,
  story,
  copy,
  whole,
  wrap,
  scroll,
  elsewhere,
  stop,
  look,
  palette,
  help,
  redraw,
  suspend,
  back,
  quit,
];

/** The footer's keys, most wanted first; what does not fit is on the help page. */
export const footerOrder: readonly Key[] = [
  elsewhere,
  open,
  next,
  run,
  skip,
  note,
  ticket,
  act,
  hint,
  story,
  explain,
  pane,
  zoom,
  help,
  quit,
  diff,
  search,
  changed,
  look,
  own,
  copy,
  palette,
  scroll,
  stop,
  undo,
  takeBack,
  pin,
  name,
  commandLog,
  sessions,
  previous,
  whole,
  wrap,
];

/** What is wanted most in a pane stands before all that. */
const ofPane: Readonly<Partial<Record<PaneName, readonly Key[]>>> = {output: [whole, search, copy], log: [whole, search], unit: [whole]};

export function footerKeys({view}: KeyContext): readonly Key[] {
  const own = ofPane[view.pane] ?? [];
  const narrows = view.pane === 'output' || view.pane === 'log' ? [only] : [];
  if (view.search !== '') return [hits, ...narrows, back, {...next, shown: 'right'}, ...footerOrder.filter((one) => one !== next)];
  return [...footerOrder.slice(0, 4), ...own, ...footerOrder.slice(4).filter((one) => !own.includes(one))];
}

/** In the footer whatever else fits: the way to all keys, and the way out. */
export const footerAlways: readonly Key[] = [help, quit];

/** What the terminal is asked for, whatever is typed or read. */
export const alwaysKeys: readonly Key[] = [redraw, suspend];

/** What the palette can do by name; the others make sense as keys only, or are words of its own. */
export const paletteKeys: readonly Key[] = keys.filter(
  (one) => ![scroll, pane, back, palette, hits, open, explain, name, sessions].includes(one),
);

export function pressKey(context: KeyContext, name: string): Outcome {
  const {view} = context;
  // While a word is looked for n is what it is elsewhere; the next rung is still at the right.
  const found = name === 'n' && view.search !== '' ? hits : keys.find((one) => one.keys.includes(name));
  if (found === undefined) return stay({...view, message: `${name} does nothing here; ? shows the keys`});
  const reason = whyNot(found, context);
  return reason === null
    ? found.press({...context, view: {...view, message: null}}, name)
    : stay({...view, message: `${found.label}: ${reason}`});
}

/** What changes the session, or the host, is not there where one only reads. */
const changing: readonly Key[] = [run, next, previous, skip, note, pin, takeBack, name, own, act, undo, hint, story, elsewhere, stop, look];

/** Why a key cannot be pressed now; null = it can. */
export function whyNot(key: Key, context: KeyContext): string | null {
  return context.readOnly !== null && changing.includes(key) ? context.readOnly : key.disabled(context);
}

export type {Key, KeyContext, Outcome} from './key.ts';
export {scroll} from './panes.ts';
