import {type Content, type Row, row} from '../content.ts';
import {inWalk, type KeyContext, type Outcome, stay} from '../keys/key.ts';
import {type Entry, entriesFor} from '../palette.ts';
import {toned, wrap} from '../text.ts';
import type {Mode} from '../view.ts';
import type {ModeKeys, PageLook} from './mode.ts';
import {typing} from './typing.ts';

export const palette: ModeKeys<Mode & {is: 'palette'}> = {
  footer: [
    ['tab', 'complete'],
    ['up down', 'choose'],
    ['enter', 'do it'],
    ['esc', 'back'],
  ],
  press(context, mode, name) {
    const {view} = context;
    const found = entriesFor(context, mode.text);
    const to = (at: number): Outcome => stay({...view, mode: {...mode, at: Math.max(0, Math.min(found.length - 1, at))}});
    if (name === 'down' || name === 'ctrl-n') return to(mode.at + 1);
    if (name === 'up' || name === 'ctrl-p') return to(mode.at - 1);
    const chosen = found[mode.at];
    if (name === 'tab') return completed(context, mode, chosen);
    const done = () =>
      chosen === undefined ? stay(inWalk(view)) : (chosen.done?.({...context, view: inWalk(view)}) ?? completed(context, mode, chosen));
    return typing(context, {name, text: mode.text, into: (text) => ({...mode, text, at: 0}), done});
  },
  page: palettePage,
};

/** What was typed becomes the whole name; a word that wants a code goes on with a blank. */
function completed({view}: KeyContext, mode: Mode & {is: 'palette'}, chosen: Entry | undefined): Outcome {
  if (chosen === undefined) return stay(view);
  return stay({...view, mode: {...mode, text: chosen.done === null ? `${chosen.name} ` : chosen.name, at: 0}});
}

function palettePage(context: KeyContext, {text, at}: Mode & {is: 'palette'}, {glyphs, columns}: PageLook): Content {
  const found = entriesFor(context, text);
  const widest = Math.max(14, ...found.slice(0, longList).map(({name}) => name.length));
  const rows = found.map(
    ({name, help, reason}, index): Row =>
      row(
        {text: `${index === at ? glyphs.here : ' '} `},
        toned(name.padEnd(widest), index === at ? 'chosen' : 'strong'),
        toned(` ${reason === null ? help : `not now: ${reason}`}`, 'quiet'),
      ),
  );
  return {
    title: 'Palette',
    mark: 'tab completes, enter does it, esc back',
    chosen: {from: at, to: at + 2},
    rows: [
      row(toned(': ', 'quiet'), {text: `${text}▏`}),
      ...(found.length === 0 ? wrap('nothing is called that', columns).map((part) => row(toned(part, 'unknown'))) : rows),
    ],
  };
}

/** More of them are on no screen. */
const longList = 100;
