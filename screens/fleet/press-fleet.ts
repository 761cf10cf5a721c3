import {scrolled} from '../scrolled.ts';
import {cursorIn, keyOf, rowsShown} from './fleet-rows.ts';
import type {FleetState, FleetView} from './fleet-state.ts';

export interface FleetOutcome {
  readonly view: FleetView;
  readonly does: 'leave' | 'again' | null;
}

/** How many rows the list or the page in front has, and how many of them stand on the screen. */
export interface Extent {
  readonly all: number;
  readonly shown: number;
}

/** The keys of the fleet, for the footer; where there is no room for all, those go that stand last, and never the way out. */
export const fleetKeys: Readonly<Record<FleetView['mode'], readonly string[]>> = {
  rows: ['q quit', 'j k move', 'enter findings', '/ filter', 'd drift', 'r look again'],
  row: ['q quit', 'esc back', 'j k scroll', 'n p next, previous'],
  drift: ['q quit', 'esc back', 'j k scroll'],
};

export const typingKeys = 'enter keep  esc clear';

/** One key. */
export function pressFleet(state: FleetState, view: FleetView, name: string, extent: Extent): FleetOutcome {
  if (name === 'ctrl-c') return {view, does: 'leave'};
  if (view.isTyping) return stay(typed(view, name));
  if (name === 'q') return {view, does: 'leave'};
  if (name === 'r') return {view, does: 'again'};
  if (view.mode !== 'rows') return stay(onPage(state, view, name, extent));
  switch (name) {
    case '/':
      return stay({...view, isTyping: true});
    case 'esc':
      return stay({...view, filter: ''});
    case 'd':
      return stay({...view, mode: 'drift', scroll: 0});
    case 'enter':
      return stay(rowsShown(state, view).length === 0 ? view : {...view, mode: 'row', scroll: 0});
    default:
      return stay(moved(state, view, name, extent.shown));
  }
}

function stay(view: FleetView): FleetOutcome {
  return {view, does: null};
}

function typed(view: FleetView, name: string): FleetView {
  if (name === 'enter') return {...view, isTyping: false};
  if (name === 'esc') return {...view, isTyping: false, filter: ''};
  if (name === 'backspace') return {...view, filter: [...view.filter].slice(0, -1).join('')};
  return [...name].length === 1 ? {...view, filter: view.filter + name} : view;
}

function onPage(state: FleetState, view: FleetView, name: string, extent: Extent): FleetView {
  if (name === 'esc' || name === 'enter' || (name === 'd' && view.mode === 'drift')) return {...view, mode: 'rows', scroll: 0};
  if (view.mode === 'row' && (name === 'n' || name === 'p')) return {...moved(state, view, name === 'n' ? 'j' : 'k', 1), scroll: 0};
  return {...view, scroll: scrolled(view.scroll, name, extent)};
}

/** The cursor goes where a page would be scrolled to, of which one row is shown. */
function moved(state: FleetState, view: FleetView, name: string, shown: number): FleetView {
  const rows = rowsShown(state, view);
  const at = cursorIn(rows, view);
  const last = Math.max(0, rows.length - 1);
  const half = Math.max(1, Math.floor(shown / 2));
  const step: Readonly<Record<string, number>> = {
    ...{j: at + 1, down: at + 1, k: at - 1, up: at - 1, g: 0, home: 0, G: last, end: last},
    ...{'ctrl-d': at + half, 'ctrl-u': at - half, pagedown: at + shown, ' ': at + shown, pageup: at - shown, b: at - shown},
  };
  const row = rows[Math.min(last, Math.max(0, step[name] ?? at))];
  return row === undefined ? view : {...view, row: keyOf(row)};
}
