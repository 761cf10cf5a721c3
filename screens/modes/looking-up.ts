import {commandsPage} from '../commands-page.ts';
import {scroll} from '../keys/index.ts';
import {inWalk, type KeyContext, type Outcome, stay} from '../keys/key.ts';
import {pinRow, rowMoved} from '../keys/pinning.ts';
import {copied} from '../keys/ticket.ts';
import {detailPage, ticketPage} from '../pages.ts';
import {sessionsPage} from '../sessions-page.ts';
import type {Mode} from '../view.ts';
import type {ModeKeys} from './mode.ts';
import {readPage} from './reading.ts';

export const explain: ModeKeys<Mode & {is: 'explain'}> = {
  footer: [
    ['y', 'copy'],
    ['j k', 'scroll'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press(context, {page, over}, name) {
    const {view} = context;
    if (name === 'y' && page.copies !== undefined) {
      const {what, text} = page.copies;
      return copied(view, {what, text: () => text});
    }
    const isBack = name === 'i' || name === 'enter' || name === 'q' || (name === 'esc' && view.search === '');
    return isBack ? backTo(context, over) : readPage(context, name);
  },
  page: (_, {page}, {columns}) => detailPage(page, columns),
};

function backTo({view}: KeyContext, over: Mode | undefined): Outcome {
  return stay({...inWalk(view), mode: over ?? {is: 'walk'}});
}

export const sessions: ModeKeys<Mode & {is: 'sessions'}> = {
  footer: [
    ['enter', 'read it'],
    ['j k', 'choose'],
    ['esc', 'back'],
  ],
  press(context, mode, name) {
    const {view, library} = context;
    const last = Math.max(0, mode.rows.length - 1);
    const by = ({j: 1, down: 1, k: -1, up: -1, g: -last, home: -last, G: last, end: last} as Readonly<Record<string, number>>)[name];
    if (by !== undefined) return stay({...view, mode: {...mode, at: Math.max(0, Math.min(last, mode.at + by))}});
    const chosen = mode.rows[mode.at];
    if (name !== 'enter' || chosen === undefined) return ['esc', 'q', 'H'].includes(name) ? stay(inWalk(view)) : stay(view);
    return stay({
      ...view,
      mode: {is: 'earlier', id: chosen.id, text: library.ticketOf(chosen.id), list: mode},
      scroll: {...view.scroll, page: 0},
      cursor: {...view.cursor, page: -1},
    });
  },
  page: (_, mode, {glyphs, columns}) => sessionsPage(mode, glyphs, columns),
};

/** A session of before, which can only be read from here. */
export const earlier: ModeKeys<Mode & {is: 'earlier'}> = {
  footer: [
    ['y', 'copy'],
    ['j k', 'scroll'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press(context, {text, list}, name) {
    const {view} = context;
    if (name === 'y') return copied(view, {what: 'that ticket', text: () => text});
    const isBack = name === 'q' || name === 'enter' || (name === 'esc' && view.search === '');
    return isBack ? stay({...view, mode: list, message: null}) : readPage(context, name);
  },
  page: (_, {id, text}, {columns}) => ({...ticketPage(text, columns), title: `Session ${id}, to be read only`}),
};

export const commands: ModeKeys<Mode & {is: 'commands'}> = {
  footer: [
    ['j k', 'scroll'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press: (context, _, name) => readPage(context, name === '@' ? 'esc' : name),
  page: ({session}, _, {glyphs, columns}) => commandsPage(session, glyphs, columns),
};

/** A row of a pane that is read is chosen, to be pinned. */
export const line: ModeKeys<Mode & {is: 'line'}> = {
  footer: [
    ['m', 'pin it'],
    ['j k', 'choose'],
    ['esc', 'back'],
  ],
  press(context, _, name) {
    if (name === 'm' || name === 'enter') return pinRow(context);
    const {shown, all} = context.rows;
    const page = Math.max(1, shown - 1);
    const steps: Readonly<Record<string, number>> = {
      j: 1,
      down: 1,
      k: -1,
      up: -1,
      g: -all,
      home: -all,
      G: all,
      end: all,
      'ctrl-d': Math.ceil(page / 2),
      'ctrl-u': -Math.ceil(page / 2),
    };
    const by = steps[name] ?? (scroll.keys.includes(name) ? (['b', 'ctrl-b', 'pageup'].includes(name) ? -page : page) : null);
    return stay(by === null ? inWalk(context.view) : rowMoved(context, by));
  },
};
