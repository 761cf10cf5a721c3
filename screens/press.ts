import type {Session} from '../src/model/index.ts';
import {shownVariant} from '../src/runbook/index.ts';
import {readFor} from '../src/session/read-for.ts';
import {causeRows} from './cause.ts';
import {type Content, rowText} from './content.ts';
import {isList, itemUnder} from './items.ts';
import {alwaysKeys, type KeyContext, type Outcome} from './keys/index.ts';
import type {Copyable, Hits} from './keys/key.ts';
import {placeOf} from './keys/searching.ts';
import {type Layout, layout} from './layout.ts';
import type {Library} from './library.ts';
import {modeKeys} from './modes/index.ts';
import type {PageLook} from './modes/mode.ts';
import {commandsToCopy} from './numbered.ts';
import {type PaneContext, type PaneName, paneContent, paneTitles} from './panes/index.ts';
import {hasOutput, outputText} from './panes/output.ts';
import {roomFor} from './room.ts';
import {hitsIn, type Marked} from './search.ts';
import type {ConsoleState} from './state.ts';
import type {Glyphs} from './theme.ts';
import type {Act, Mode, View} from './view.ts';

/** All that the walk is drawn from, and all that a key can depend on. */
export interface WalkNow {
  readonly state: ConsoleState;
  readonly session: Session;
  readonly view: View;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
  readonly ticket: () => string;
  readonly library: Library;
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
  const mode = pageMode(context.view);
  const columns = roomFor(look.columns, wordOf(context.view) !== '');
  return modeKeys(mode).page?.(context, mode, {...look, columns}) ?? null;
}

/** While a word is typed the page in which it is looked for stays in front. */
function pageMode({mode}: View): Mode {
  return mode.is === 'ask' ? (mode.over ?? mode) : mode;
}

/** Where everything stands now. A page that lies over the panes keeps its height while the cause is told in other words. */
export function shapeOf({session, view, columns, rows, glyphs}: WalkNow): Layout {
  const cause = modeKeys(pageMode(view)).page === undefined ? causeRows(session, glyphs, columns) : 0;
  return layout(columns, rows, view.pane, view.zoomed, session.rungs.length, cause);
}

/** Everything a key press can look at, put together from what is on the screen now. */
export function contextOf(walk: WalkNow): KeyContext {
  const {state, session, view, ticket, library, suspects, acts, story} = walk;
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
    library,
    readOnly: whyReadOnly(state),
    suspects,
    contentOf: (name) => paneContent(name, {...paneContextOf(walk), filter: '', search: ''}, roomFor(columnsOf(walk, name), true)),
    hits: {here: () => [], panes: () => []},
    copyable: {what: '', isEmpty: true, text: () => ''},
  };
  const page = pageContent(base, walk);
  const pane = paneContextOf(walk);
  const content = page ?? (slot === undefined ? null : paneContent(view.pane, pane, roomFor(slot.columns, hasMargin(view, view.pane))));
  const items = page === null ? content?.items : undefined;
  return {
    ...base,
    rows: {
      all: content?.rows.length ?? 0,
      shown: Math.max(1, (page === null ? (slot?.rows ?? 1) : shape.body.rows) - 1),
      start: content?.start ?? 0,
      ...(content?.begins === undefined ? {} : {begins: content.begins}),
      ...(items === undefined ? {} : {items}),
    },
    hits: hitsOf(walk, page, slot?.columns ?? walk.columns),
    copyable: view.mode.is === 'ticket' ? {what: 'the ticket', isEmpty: false, text: ticket} : copyableOf(pane, view, content),
  };
}

export function paneContextOf({session, glyphs, state, view}: WalkNow): PaneContext {
  const word = wordOf(view);
  return {session, glyphs, now: state.now, filter: view.only ? word : '', search: word, wrapped: view.wrapped, whole: view.whole};
}

/** The word that is looked for; while it is typed it counts already. */
export function wordOf({mode, search}: View): string {
  return mode.is === 'ask' && mode.what === 'search' && mode.text.trim() !== '' ? mode.text.trim() : search;
}

/** Where a word is: on the page, or in the panes. */
function hitsOf(walk: WalkNow, page: Content | null, columns: number): Hits {
  const inPane = (pane: PaneName, word: string, width: number) => {
    const room = roomFor(width, true);
    return hitsIn(paneContent(pane, {...paneContextOf({...walk, view: {...walk.view, only: false}}), search: word}, room).rows, word, room);
  };
  const room = roomFor(walk.columns, true);
  return {
    here: (word) => (page === null ? inPane(walk.view.pane, word, columns) : hitsIn(page.rows, word, room)),
    panes: (word) =>
      page !== null
        ? []
        : searchOrder
            .filter((pane) => pane !== walk.view.pane)
            .map((pane) => ({pane, at: inPane(pane, word, columnsOf(walk, pane))}))
            .filter(({at}) => at.length > 0),
  };
}

/** The panes that say most of what happened come first. */
const searchOrder: readonly PaneName[] = ['findings', 'log', 'output', 'unit', 'ports', 'supervisor', 'capabilities', 'rung', 'ladder'];

function columnsOf(walk: WalkNow, pane: PaneName): number {
  return shapeOf({...walk, view: {...walk.view, pane}}).slots.find((one) => one.pane === pane)?.columns ?? walk.columns;
}

/** What has a cursor or hits has a margin to mark them in. */
export function hasMargin(view: View, pane: PaneName): boolean {
  return pane === view.pane && (wordOf(view) !== '' || isList(pane) || view.trail.length > 0 || view.mode.is === 'line');
}

/** What is marked in the pane or page in front: the hits of a word, and where the cursor is; null where nothing can be. */
export function markedIn(view: View, content: Content, columns: number): Marked | null {
  const word = wordOf(view);
  const place = placeOf(view);
  const isMarked = place === 'page' ? word !== '' : hasMargin(view, place);
  if (!isMarked) return null;
  const item = place === 'page' || content.items === undefined ? null : itemUnder(content, view, place);
  const hits = new Set(hitsIn(content.rows, word, roomFor(columns, true)));
  const cursor = view.cursor[place] ?? null;
  return {word, hits, cursor: cursor !== null && hits.has(cursor) ? cursor : (item?.from ?? cursor), cursorTo: item?.to ?? 0};
}

function copyableOf({session, ...look}: PaneContext, view: View, content: Content | null): Copyable {
  const [rung, state] = [session.runbook.rungs[session.at], session.rungs[session.at]];
  if (view.pane === 'rung') return oneCommand(rung && state && shownVariant(rung, state, readFor(session))?.shown, "the rung's command");
  if (view.pane === 'findings') return oneCommand(commandsToCopy(session.judgement.findings)[0], 'the next command of the root cause');
  if (view.pane === 'output') return {what: 'the output', isEmpty: !hasOutput(session), text: () => outputText(session, look)};
  const rows = content?.rows ?? [];
  return {what: `the pane ${paneTitles[view.pane]}`, isEmpty: rows.length === 0, text: () => rows.slice(0).map(rowText).join('\n')};
}

/** What is over, or another's, is only read. */
function whyReadOnly({replay, watched}: ConsoleState): string | null {
  if (replay !== null) return 'this is a replay; what happened stays as it was';
  return watched == null ? null : `this is the session of ${watched.responder}; you only watch it`;
}

function oneCommand(text: string | undefined, what: string): Copyable {
  return {what, isEmpty: text === undefined, text: () => text ?? ''};
}
