import type {Session} from '../src/model/index.ts';
import {causeRows} from './cause.ts';
import {type Content, rowText} from './content.ts';
import {alwaysKeys, type KeyContext, type Outcome} from './keys/index.ts';
import type {Copyable} from './keys/key.ts';
import {type Layout, layout} from './layout.ts';
import {modeKeys} from './modes/index.ts';
import type {PageLook} from './modes/mode.ts';
import {commandsToCopy} from './numbered.ts';
import {type PaneContext, paneContent, paneTitles} from './panes/index.ts';
import {hasOutput, outputText} from './panes/output.ts';
import type {ConsoleState} from './state.ts';
import type {Glyphs} from './theme.ts';
import type {Act, View} from './view.ts';

/** All that the walk is drawn from, and all that a key can depend on. */
export interface WalkNow {
  readonly state: ConsoleState;
  readonly session: Session;
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly ticket: () => string;
  readonly suspects: KeyContext['suspects'];
  readonly acts: readonly Act[];
  readonly story: {readonly title: string; readonly text: string} | null;
}

/** One key, whatever the mode; typing goes to what asks for text. */
export function press(context: KeyContext, name: string): Outcome {
  const {view} = context;
  if (name === 'ctrl-c' && view.mode.is !== 'walk') return {view, intents: [{do: 'leave'}]};
  const everywhere = alwaysKeys.find((one) => one.keys.includes(name));
  if (everywhere !== undefined) return everywhere.press(context, name);
  return modeKeys(view.mode).press(context, view.mode, name);
}

/** What stands in the whole body instead of the panes, or null. */
export function pageContent(context: KeyContext, look: PageLook): Content | null {
  const {mode} = context.view;
  return modeKeys(mode).page?.(context, mode, look) ?? null;
}

/** Where everything stands now. A page that lies over the panes keeps its height while the cause is told in other words. */
export function shapeOf({session, view, columns, rows, glyphs}: WalkNow): Layout {
  const cause = modeKeys(view.mode).page === undefined ? causeRows(session, glyphs, columns) : 0;
  return layout(columns, rows, view.pane, view.zoomed, session.rungs.length, cause);
}

/** Everything a key press can look at, put together from what is on the screen now. */
export function contextOf(walk: WalkNow): KeyContext {
  const {state, session, view, glyphs, ticket, suspects, acts, story} = walk;
  const shape = shapeOf(walk);
  const slot = shape.slots.find((one) => one.pane === view.pane);
  const base: KeyContext = {
    session,
    view,
    rows: {all: 0, shown: 0},
    busy: state.busy,
    problem: state.problem,
    lost: state.lost ?? null,
    acts,
    now: state.now,
    story,
    suspects,
    copyable: {what: '', isEmpty: true, text: () => ''},
  };
  const page = pageContent(base, walk);
  const pane = {session, glyphs, now: state.now, filter: filterOf(view), wrapped: view.wrapped, whole: view.whole};
  const content = page ?? (slot === undefined ? null : paneContent(view.pane, pane, slot.columns));
  return {
    ...base,
    rows: {
      all: content?.rows.length ?? 0,
      shown: Math.max(1, (page === null ? (slot?.rows ?? 1) : shape.body.rows) - 1),
      start: content?.start ?? 0,
    },
    copyable: view.mode.is === 'ticket' ? {what: 'the ticket', isEmpty: false, text: ticket} : copyableOf(pane, view, content),
  };
}

/** While it is typed it counts already. */
export function filterOf({mode, filter}: View): string {
  return mode.is === 'ask' && mode.what === 'filter' ? mode.text.trim() : filter;
}

function copyableOf({session, ...look}: PaneContext, view: View, content: Content | null): Copyable {
  const [rung, state] = [session.runbook.rungs[session.at], session.rungs[session.at]];
  if (view.pane === 'rung') return oneCommand(state?.variant?.shown ?? rung?.variants.at(-1)?.shown, "the rung's command");
  if (view.pane === 'findings') return oneCommand(commandsToCopy(session.judgement.findings)[0], 'the next command of the root cause');
  if (view.pane === 'output') return {what: 'the output', isEmpty: !hasOutput(session), text: () => outputText(session, look)};
  const rows = content?.rows ?? [];
  return {what: `the pane ${paneTitles[view.pane]}`, isEmpty: rows.length === 0, text: () => rows.slice(0).map(rowText).join('\n')};
}

function oneCommand(text: string | undefined, what: string): Copyable {
  return {what, isEmpty: text === undefined, text: () => text ?? ''};
}
