import {changedPage} from '../changed-page.ts';
import {explained} from '../keys/explaining.ts';
import {pressKey, scroll} from '../keys/index.ts';
import {inWalk, type KeyContext, type Outcome, stay} from '../keys/key.ts';
import {searchEnded} from '../keys/searching.ts';
import {copied} from '../keys/ticket.ts';
import {detailPage, helpPage, hintsPage, storyPage, ticketPage} from '../pages.ts';
import {scrolled} from '../scrolled.ts';
import type {Mode} from '../view.ts';
import type {ModeKeys} from './mode.ts';

export const help: ModeKeys<Mode & {is: 'help'}> = {
  footer: [
    ['j k', 'scroll'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press: (context, _, name) => readPage(context, name),
  page: (context, _, {glyphs, columns}) => helpPage(context, glyphs, columns),
};

export const ticket: ModeKeys<Mode & {is: 'ticket'}> = {
  footer: [
    ['j k', 'scroll'],
    ['y', 'copy'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press: (context, _, name) => (name === 'y' ? pressKey(context, 'y') : readPage(context, name)),
  page: (_, __, look) => ticketPage(look.ticket(), look.columns),
};

export const changed: ModeKeys<Mode & {is: 'changed'}> = {
  footer: help.footer,
  press: (context, _, name) => readPage(context, name === 'c' ? 'esc' : name),
  page: ({session}, _, {glyphs, columns}) => changedPage(session.readings.changes, glyphs, columns),
};

/** One thing whole; what one came from stands as it stood. */
export const detail: ModeKeys<Mode & {is: 'detail'}> = {
  footer: [
    ['y', 'copy'],
    ['j k', 'scroll'],
    ['/', 'search'],
    ['esc', 'back'],
  ],
  press: (context, mode, name) =>
    (name === 'i' ? explainedFrom(context, mode) : null) ??
    (name === 'y' && mode.detail.copies !== undefined
      ? copied(context.view, copiesOf(mode.detail.copies))
      : readPage(context, name === 'enter' ? 'esc' : name)),
  page: (_, mode, {columns}) => detailPage(mode.detail, columns),
};

/** From the page of a finding to the page of its code, and back. */
function explainedFrom(context: KeyContext, mode: Mode & {is: 'detail'}): Outcome | null {
  const {explains} = mode.detail;
  return explains === undefined ? null : explained(context, explains, mode);
}

function copiesOf({what, text}: {readonly what: string; readonly text: string}) {
  return {what, text: () => text};
}

export const story: ModeKeys<Mode & {is: 'story'}> = {
  footer: [
    ['enter', 'begin'],
    ['j k', 'scroll'],
    ['q', 'quit'],
  ],
  press: (context, _, name) =>
    scrollLong(context, name) ?? (name === 'q' ? pressKey({...context, view: inWalk(context.view)}, 'q') : goOn(context, name)),
  page: (context, _, {columns}) => storyPage(context.story, columns),
};

export const hints: ModeKeys<Mode & {is: 'hints'}> = {
  footer: ({session}) => [
    ...((session.drill?.hints.length ?? 0) < 3 ? [['h', 'one more'] as const] : []),
    ['j k', 'scroll'],
    ['esc', 'back'],
  ],
  press: (context, _, name) => scrollLong(context, name) ?? (name === 'h' ? pressKey(context, 'h') : goOn(context, name)),
  page: (context, _, {columns}) => hintsPage(context.session, columns),
};

/** A page to look something up: it stays until it is left. */
export function readPage(context: KeyContext, name: string): Outcome {
  const {view} = context;
  if (name === '/' || ((name === 'n' || name === 'N') && view.search !== '')) return pressKey(context, name);
  if (name === 'esc' && view.search !== '') return stay(searchEnded(view));
  return ['esc', 'q', '?', 't'].includes(name) ? stay(inWalk(context.view)) : scrollPage(context, name);
}

/** A page that is longer than the screen scrolls; on one that is not, the same keys only end it. */
function scrollLong(context: KeyContext, name: string): Outcome | null {
  return context.rows.all > context.rows.shown && scroll.keys.includes(name) ? scrollPage(context, name) : null;
}

function scrollPage({view, rows}: KeyContext, name: string): Outcome {
  return stay({...view, scroll: {...view.scroll, page: scrolled(view.scroll.page ?? 0, name, rows)}});
}

/** Out of a page that only tells something; another key than those that say "back" does what it always does. */
function goOn(context: KeyContext, name: string): Outcome {
  const view = inWalk(context.view);
  return ['esc', 'enter', 'q', ' ', ...scroll.keys].includes(name) ? stay(view) : pressKey({...context, view}, name);
}
