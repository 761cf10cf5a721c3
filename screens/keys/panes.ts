import {paneAfter} from '../layout.ts';
import {type PaneName, paneNames, paneTitles} from '../panes/index.ts';
import {scrolled} from '../scrolled.ts';
import {type Key, never, stay} from './key.ts';
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
  press: ({view}, name) => stay({...view, pane: paneFor(view.pane, name)}),
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
  label: 'scroll',
  help: 'scroll: j k a line, ctrl-d ctrl-u half a page, space b a page, g G to the ends',
  disabled: never,
  press: ({view, rows}, name) =>
    stay({...view, scroll: {...view.scroll, [view.pane]: scrolled(view.scroll[view.pane] ?? rows.start ?? 0, name, rows)}}),
};

export const back: Key = {
  id: 'back',
  keys: ['esc'],
  shown: 'esc',
  label: 'back',
  help: 'back one step: out of the zoom, then out of a search',
  disabled: never,
  press: ({view}) => stay(view.zoomed ? {...view, zoomed: false} : searchEnded(view)),
};

function paneFor(now: PaneName, name: string): PaneName {
  if (name === 'tab') return paneAfter(now, 1);
  return name === 'shift-tab' ? paneAfter(now, -1) : (paneNames[Number(name) - 1] ?? now);
}
