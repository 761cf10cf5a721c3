import type {Step as NextStep, Session} from '../src/model/index.ts';
import {type Arming, confirm} from '../src/session/gate/index.ts';
import {pastable} from '../src/steps/index.ts';
import {type Content, rowText} from './content.ts';
import {answered, chooseAct, keys, type Pressed, pressKey} from './keys.ts';
import {layout} from './layout.ts';
import {actsPage, armPage, helpPage, hintsPage, paletteMatches, palettePage, storyPage, ticketPage} from './pages.ts';
import {paneContent, paneTitles} from './panes/index.ts';
import {outputText} from './panes/output.ts';
import {scrolled} from './scrolled.ts';
import type {ConsoleState} from './state.ts';
import type {Glyphs} from './theme.ts';
import type {Act, Step, View} from './view.ts';

interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What stands in the whole body instead of the panes, or null. */
export function pageContent(pressed: Pressed, view: View, columns: number, glyphs: Glyphs, ticket: () => string): Content | null {
  switch (view.mode.is) {
    case 'help':
      return helpPage(pressed, glyphs, columns);
    case 'ticket':
      return ticketPage(ticket(), columns);
    case 'palette':
      return palettePage(pressed, view.mode.text, view.mode.at, glyphs, columns);
    case 'story':
      return storyPage(pressed.story, columns);
    case 'hints':
      return hintsPage(pressed.session, columns);
    case 'acts':
      return actsPage(pressed.acts, view.mode.at, glyphs, columns);
    case 'arm':
      return armPage(view.mode.arming, columns);
    default:
      return null;
  }
}

/** Everything a key press can look at, put together from what is on the screen now. */
export function pressed(
  state: ConsoleState,
  session: Session,
  view: View,
  size: Size,
  glyphs: Glyphs,
  ticket: () => string,
  acts: readonly Act[],
  story: Pressed['story'],
): Pressed {
  const shape = layout(size.columns, size.rows, view.pane, view.zoomed, session.rungs.length);
  const slot = shape.slots.find((one) => one.pane === view.pane);
  const context = {session, glyphs, now: state.now, filter: view.filter, wrapped: view.wrapped};
  const base: Pressed = {
    session,
    view,
    rows: {all: 0, shown: 0},
    busy: state.busy,
    problem: state.problem,
    acts,
    story,
    copyable: {text: '', what: ''},
  };
  const page = pageContent(base, view, size.columns, glyphs, ticket);
  const content = page ?? (slot === undefined ? null : paneContent(view.pane, context, slot.columns));
  return {
    ...base,
    rows: {all: content?.rows.length ?? 0, shown: Math.max(1, (page === null ? (slot?.rows ?? 1) : shape.body.rows) - 1)},
    copyable: view.mode.is === 'ticket' ? {text: ticket(), what: 'the ticket'} : copyableOf(session, view, content),
  };
}

/** One key, whatever the mode; typing goes to what asks for text. */
export function press(now: Pressed, name: string): Step {
  const {view} = now;
  const {mode} = view;
  if (name === 'ctrl-c' && mode.is !== 'walk') return {view, intents: [{do: 'leave'}]};
  switch (mode.is) {
    case 'walk':
      return pressKey(now, name);
    case 'help':
    case 'ticket':
      return pageKey(now, name);
    case 'hints':
      return reading(now, name) ?? (name === 'h' ? pressKey(now, 'h') : left(now, name));
    case 'story':
      return reading(now, name) ?? left(now, name);
    case 'leave':
      return leaving(view, name);
    case 'ask':
      return typing(
        view,
        name,
        mode.text,
        (text) => ({...mode, text}),
        (text) => answered(now, mode.what, text),
      );
    case 'acts':
      return actsKey(now, mode.at, name);
    case 'palette':
      return paletteKey(now, view, name, mode);
    case 'arm':
      return typing(
        view,
        name,
        mode.text,
        (text) => ({...mode, text}),
        (text) => typedUnder(view, mode.arming, text),
      );
  }
}

function typedUnder(view: View, arming: Arming, text: string): Step {
  const admission = confirm(arming, text);
  return admission === null
    ? {view: {...walk(view), message: `"${text.trim()}" is not "${arming.word}": nothing was run`}, intents: []}
    : {view: {...walk(view), pane: 'output', scroll: {...view.scroll, output: 'end'}}, intents: [{do: 'run', admission}]};
}

function pageKey(now: Pressed, name: string): Step {
  const {view} = now;
  if (name === 'esc' || name === 'q' || name === '?' || name === 't') return {view: walk(view), intents: []};
  if (name === 'y') return pressKey({...now, view}, 'y');
  const to = scrolled(view.scroll.page ?? 0, name, now.rows);
  return {view: {...view, scroll: {...view.scroll, page: to}}, intents: []};
}

/** A page that is longer than the screen scrolls; on one that is not, the same keys are nothing special. */
function reading({view, rows}: Pressed, name: string): Step | null {
  const scrolls = rows.all > rows.shown && keys.some((one) => one.id === 'scroll' && one.keys.includes(name));
  return scrolls ? {view: {...view, scroll: {...view.scroll, page: scrolled(view.scroll.page ?? 0, name, rows)}}, intents: []} : null;
}

/** Out of a page that only tells something; another key than those that say "back" does what it always does. */
function left(now: Pressed, name: string): Step {
  const view = walk(now.view);
  return ['esc', 'enter', 'q', ' '].includes(name) ? {view, intents: []} : pressKey({...now, view}, name);
}

function actsKey(now: Pressed, at: number, name: string): Step {
  const {view} = now;
  const to = (next: number): Step => ({
    view: {...view, mode: {is: 'acts', at: Math.max(0, Math.min(now.acts.length - 1, next))}},
    intents: [],
  });
  if (name === 'enter') return chooseAct(now, at);
  if (name === 'j' || name === 'down') return to(at + 1);
  if (name === 'k' || name === 'up') return to(at - 1);
  if (/^[1-9]$/.test(name) && now.acts[Number(name) - 1] !== undefined) return chooseAct(now, Number(name) - 1);
  return {view: walk(view), intents: []};
}

function leaving(view: View, name: string): Step {
  return name === 'y' || name === 'q' || name === 'enter' ? {view, intents: [{do: 'leave'}]} : {view: walk(view), intents: []};
}

function paletteKey(now: Pressed, view: View, name: string, mode: View['mode'] & {is: 'palette'}): Step {
  const found = paletteMatches(mode.text);
  if (name === 'down' || name === 'ctrl-n')
    return {view: {...view, mode: {...mode, at: Math.min(Math.max(0, found.length - 1), mode.at + 1)}}, intents: []};
  if (name === 'up' || name === 'ctrl-p') return {view: {...view, mode: {...mode, at: Math.max(0, mode.at - 1)}}, intents: []};
  return typing(
    view,
    name,
    mode.text,
    (text) => ({...mode, text, at: 0}),
    () => {
      const one = found[mode.at];
      return one === undefined ? {view: walk(view), intents: []} : pressKey({...now, view: walk(view)}, one.keys[0]!);
    },
  );
}

function typing(view: View, name: string, text: string, into: (text: string) => View['mode'], done: (text: string) => Step): Step {
  if (name === 'esc') return {view: walk(view), intents: []};
  if (name === 'enter') return done(text);
  if (name === 'backspace') return {view: {...view, mode: into([...text].slice(0, -1).join(''))}, intents: []};
  if (name === 'ctrl-u') return {view: {...view, mode: into('')}, intents: []};
  if (name === 'ctrl-w') return {view: {...view, mode: into(text.replace(/\S+\s*$/, ''))}, intents: []};
  const typed = [...name].length === 1 && name >= ' ';
  return {view: typed ? {...view, mode: into(text + name)} : view, intents: []};
}

function walk(view: View): View {
  return {...view, mode: {is: 'walk'}, message: null};
}

function copyableOf(session: Session, view: View, content: Content | null): Pressed['copyable'] {
  const rung = session.runbook.rungs[session.at];
  if (view.pane === 'rung')
    return {text: session.rungs[session.at]?.variant?.shown ?? rung?.variants.at(-1)?.shown ?? '', what: "the rung's command"};
  if (view.pane === 'findings')
    return {text: copied(session.judgement.findings[0]?.next ?? []), what: 'the next commands of the root cause'};
  if (view.pane === 'output') return {text: outputText(session), what: 'the output'};
  return {text: (content?.rows.slice(0) ?? []).map(rowText).join('\n'), what: `the pane ${paneTitles[view.pane]}`};
}

/** Commands only: a sentence is for reading, and a shell without comments would try to run it. */
function copied(steps: readonly NextStep[]): string {
  return steps.flatMap((step) => pastable(step) ?? []).join('\n');
}
