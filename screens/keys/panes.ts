import {itemUnder, movedIn} from '../items.ts';
import {paneAfter} from '../layout.ts';
import {type PaneName, paneNames, paneTitles} from '../panes/index.ts';
import {scrolled} from '../scrolled.ts';
import type {View} from '../view.ts';
import {type Key, type KeyContext, never, type Outcome, stay} from './key.ts';
import {cameFrom} from './opening.ts';
import {searchEnded} from './searching.ts';

export const zoom: Key = {
  id: 'zoom',
  keys: ['z'],
  shown: 'z',
  label: 'zoom',
  help: 'zoom the pane, and back',
  disabled: never,
  press: ({view}) => stay({...view, zoomed: !view.zoomed}),
};

export const pane: Key = {
  id: 'pane',
  keys: ['tab', 'shift-tab', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  shown: 'tab 1-9',
  label: 'pane',
  help: `next pane, or pane by number: ${paneNames.map((name, index) => `${index + 1} ${paneTitles[name]}`).join(', ')}`,
  disabled: never,
  press: ({view}, name) => stay({...view, pane: paneFor(view.pane, name), trail: []}),
};

export const diff: Key = {
  id: 'diff',
  keys: ['d'],
  shown: 'd',
  label: 'unit diff',
  help: 'the unit: what differs between loaded, on disk and wanted',
  disabled: never,
  press: ({view}) => stay({...view, pane: 'unit', zoomed: view.pane === 'unit' ? !view.zoomed : true}),
};

export const wrap: Key = {
  id: 'wrap',
  keys: ['w'],
  shown: 'w',
  label: 'wrap',
  help: 'wrap long lines of output and log, or cut them',
  disabled: never,
  press: ({view}) => stay({...view, wrapped: !view.wrapped, message: view.wrapped ? 'long lines are cut' : 'long lines are wrapped'}),
};

export const whole: Key = {
  id: 'whole',
  keys: ['v'],
  shown: 'v',
  label: 'raw',
  help: 'output, log and unit as they were said: raw JSON, every line, settings whole; and back to what a person reads',
  disabled: never,
  press: ({view}) =>
    stay({
      ...view,
      whole: !view.whole,
      scroll: {...view.scroll, output: 0, unit: 0},
      message: view.whole ? 'output, log and unit as a person reads them' : 'output, log and unit as they were said',
    }),
};

export const scroll: Key = {
  id: 'scroll',
  keys: ['j', 'k', 'down', 'up', 'g', 'G', 'home', 'end', 'ctrl-d', 'ctrl-u', ' ', 'b', 'ctrl-f', 'ctrl-b', 'pagedown', 'pageup'],
  shown: 'j k g G',
  label: 'move',
  help: 'move: j k a line, or the cursor of a list, ctrl-d ctrl-u half a page, space b a page, g G to the ends',
  disabled: never,
  press: (context, name) => inLadder(context, name) ?? inList(context, name) ?? inText(context, name),
};

/** The cursor of the ladder is the rung that one is on. */
function inLadder({view, session}: KeyContext, name: string): Outcome | null {
  const far = session.rungs.length;
  const by = ({j: 1, down: 1, k: -1, up: -1, g: -far, home: -far, G: far, end: far} as Readonly<Record<string, number>>)[name];
  if (view.pane !== 'ladder' || by === undefined) return null;
  const to = Math.max(0, Math.min(session.rungs.length - 1, session.at + by));
  const scroll = {...view.scroll, rung: 0, output: 0};
  return to === session.at ? stay(view) : {view: {...view, scroll}, intents: [{do: 'go', to}]};
}

function inList({view, rows}: KeyContext, name: string): Outcome | null {
  const {items = []} = rows;
  const at = itemUnder(rows, view, view.pane);
  if (at === null) return null;
  const last = Math.max(0, rows.all - rows.shown);
  const scroll = view.scroll[view.pane] ?? rows.start ?? 0;
  const to = movedIn({items, at, all: rows.all, shown: rows.shown, top: scroll === 'end' ? last : Math.min(scroll, last)}, name);
  return stay({...view, scroll: {...view.scroll, [view.pane]: to.scroll}, cursor: {...view.cursor, [view.pane]: to.cursor}});
}

function inText({view, rows}: KeyContext, name: string): Outcome {
  return stay({...view, scroll: {...view.scroll, [view.pane]: scrolled(view.scroll[view.pane] ?? rows.start ?? 0, name, rows)}});
}

export const back: Key = {
  id: 'back',
  keys: ['esc'],
  shown: 'esc',
  label: 'back',
  help: 'back one step: out of the zoom, out of a search, and to where enter opened something',
  disabled: never,
  press: ({view}) => stay(backFrom(view)),
};

/** Whatever was entered last is left first. */
function backFrom(view: View): View {
  const before = view.trail.at(-1);
  if (view.zoomed && before?.zoomed !== true) return {...view, zoomed: false};
  if (view.search !== '') return searchEnded(view);
  return cameFrom(view) ?? {...view, zoomed: false};
}

function paneFor(now: PaneName, name: string): PaneName {
  if (name === 'tab') return paneAfter(now, 1);
  return name === 'shift-tab' ? paneAfter(now, -1) : (paneNames[Number(name) - 1] ?? now);
}
