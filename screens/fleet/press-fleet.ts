import type {FleetRow} from '../../src/fleet/index.ts';
import {scrolled} from '../scrolled.ts';
import {cursorIn, groupOf, itemsShown, rowUnder} from './fleet-rows.ts';
import type {FleetState, FleetView} from './fleet-state.ts';

export interface FleetOutcome {
  readonly view: FleetView;
  readonly does: 'leave' | 'again' | {readonly console: FleetRow} | null;
}

/** How many rows the list or the page in front has, and how many of them stand on the screen. */
export interface Extent {
  readonly all: number;
  readonly shown: number;
}

/** The keys of the fleet, for the footer; where there is no room for all, those go that stand last, and never the way out. */
export const fleetKeys: Readonly<Record<FleetView['mode'], readonly string[]>> = {
  rows: ['q quit', 'enter console', 'f findings', '/ filter', 'd drift', 'r look again', 'space fold', 'z fold all', 'j k move'],
  row: ['q quit', 'esc back', 'enter console', 'j k scroll', 'n p next, previous'],
  drift: ['q quit', 'esc back', 'j k scroll'],
};

export const typingKeys = 'enter keep  esc clear';

/** One key. */
export function pressFleet(state: FleetState, view: FleetView, name: string, extent: Extent): FleetOutcome {
  if (name === 'ctrl-c') return {view, does: 'leave'};
  if (view.isTyping) return stay(typed(view, name));
  if (name === 'q') return {view, does: 'leave'};
  if (name === 'r') return {view, does: 'again'};
  if (view.mode === 'drift') return stay(onPage(state, view, name, extent));
  if (name === 'enter') return opened(state, view);
  if (view.mode === 'row') return stay(onPage(state, view, name, extent));
  switch (name) {
    case '/':
      return stay({...view, isTyping: true});
    case 'esc':
      return stay({...view, filter: ''});
    case 'd':
      return stay({...view, mode: 'drift', scroll: 0});
    case 'f':
      return stay(rowUnder(state, view) === null ? view : {...view, mode: 'row', scroll: 0});
    case ' ':
      return stay(foldedAtCursor(state, view));
    case 'z':
      return stay({...view, folded: view.folded.length > 0 ? [] : [...new Set(state.look.rows.map(groupOf))]});
    default:
      return stay(moved(state, view, name, extent.shown));
  }
}

function stay(view: FleetView): FleetOutcome {
  return {view, does: null};
}

/** What lies under the cursor: a host has a console, a group its rows. */
function opened(state: FleetState, view: FleetView): FleetOutcome {
  const row = rowUnder(state, view);
  return row === null ? stay(foldedAtCursor(state, view)) : {view, does: {console: row}};
}

/** A folded group is opened, with the cursor on its worst row; the group of a row is folded, with the cursor on it. */
function foldedAtCursor(state: FleetState, view: FleetView): FleetView {
  const items = itemsShown(state, view);
  const item = items[cursorIn(items, view)];
  if (item === undefined) return view;
  const group = item.is === 'group' ? item.group : groupOf(item.row);
  const others = view.folded.filter((one) => one !== group);
  const next = {...view, folded: item.is === 'group' ? others : [...others, group]};
  const after = itemsShown(state, next).find((one) => (one.is === 'group' ? one.group : groupOf(one.row)) === group);
  return {...next, row: after?.key ?? null};
}

function typed(view: FleetView, name: string): FleetView {
  if (name === 'enter') return {...view, isTyping: false};
  if (name === 'esc') return {...view, isTyping: false, filter: ''};
  if (name === 'backspace') return {...view, filter: [...view.filter].slice(0, -1).join('')};
  return [...name].length === 1 ? {...view, filter: view.filter + name} : view;
}

function onPage(state: FleetState, view: FleetView, name: string, extent: Extent): FleetView {
  if (name === 'esc' || (name === 'f' && view.mode === 'row') || ((name === 'd' || name === 'enter') && view.mode === 'drift'))
    return {...view, mode: 'rows', scroll: 0};
  if (view.mode === 'row' && (name === 'n' || name === 'p')) return {...nextRow(state, view, name === 'n' ? 'j' : 'k'), scroll: 0};
  return {...view, scroll: scrolled(view.scroll, name, extent)};
}

/** The next line that is a row; where only groups follow, it stays. */
function nextRow(state: FleetState, view: FleetView, name: 'j' | 'k'): FleetView {
  const count = itemsShown(state, view).length;
  let next = view;
  for (let tries = 0; tries < count; tries += 1) {
    next = moved(state, next, name, 1);
    if (rowUnder(state, next) !== null) return next;
  }
  return view;
}

/** The cursor goes where a page would be scrolled to, of which one row is shown. */
function moved(state: FleetState, view: FleetView, name: string, shown: number): FleetView {
  const items = itemsShown(state, view);
  const at = cursorIn(items, view);
  const last = Math.max(0, items.length - 1);
  const half = Math.max(1, Math.floor(shown / 2));
  const step: Readonly<Record<string, number>> = {
    ...{j: at + 1, down: at + 1, k: at - 1, up: at - 1, g: 0, home: 0, G: last, end: last},
    ...{'ctrl-d': at + half, 'ctrl-u': at - half, pagedown: at + shown, 'ctrl-f': at + shown},
    ...{pageup: at - shown, 'ctrl-b': at - shown, b: at - shown},
  };
  const item = items[Math.min(last, Math.max(0, step[name] ?? at))];
  return item === undefined ? view : {...view, row: item.key};
}
