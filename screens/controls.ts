import {pressBefore} from './before-keys.ts';
import {inFront} from './in-front.ts';
import {saidTakenBack} from './modes/asking.ts';
import {contextOf, press} from './press.ts';
import type {ConsoleStage, ConsoleStore} from './state.ts';
import type {Glyphs} from './theme.ts';
import {metByItself, metByKey} from './tour.ts';
import {firstView, type Intent, type View} from './view.ts';

/** Where keys arrive, whatever the stage, and the view that they lead to. It draws nothing. */
export interface Controls {
  get(): Shown;
  subscribe(changed: () => void): () => void;
  /** From now on the view follows what happens in the store; returns how that ends. */
  follow(): () => void;
  key(name: string, size: Size): void;
}

export interface Shown {
  readonly view: View;
  /** Which of several gateways is marked. */
  readonly chosen: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** What only the terminal can do. */
export interface TerminalHands {
  suspend(): void;
  redraw(): void;
}

export function createControls(store: ConsoleStore, glyphs: Glyphs, terminal: TerminalHands): Controls {
  const watchers = new Set<() => void>();
  let shown: Shown = {view: firstView, chosen: 0};
  let size: Size = {columns: 80, rows: 24};
  // What was typed while the gateway is looked for counts once the walk is there; a list that comes instead was not meant.
  let early: readonly string[] = [];
  let seen: Seen = {is: 'finding', isNew: false, redraws: 0, withdrawn: null};

  const show = (change: Partial<Shown>) => {
    shown = {...shown, ...change};
    for (const watcher of watchers) watcher();
  };
  const carry = (intent: Intent) => {
    if (intent.do === 'suspend') terminal.suspend();
    else if (intent.do === 'redraw') terminal.redraw();
    else store.act(intent);
  };
  const pressNow = (name: string) => {
    if (shown.view.mode.is === 'walk' && store.replayKey?.(name) === true) return;
    // Of several keys in one turn, each must find what the one before it did to the view and to the session.
    const state = store.get();
    if (state.stage.is === 'walking') {
      const {session} = state.stage;
      const view = inFront(session, shown.view, size.columns, size.rows);
      const now = {state, session, view, ...size, glyphs, ...askedOf(store)};
      const outcome = press(contextOf(now), name);
      const picked = outcome.view.picked || view.mode.is === 'walk';
      show({view: {...outcome.view, picked, tour: firstTold(store, metByKey(view, outcome.view, name))}});
      for (const intent of outcome.intents) carry(intent);
      tellMet();
      return;
    }
    const outcome = pressBefore(state.stage, shown.chosen, name);
    if (outcome.do === 'mark') show({chosen: outcome.chosen});
    else if (outcome.do === 'pick') store.choose(outcome.gateway);
    else if (outcome.do !== 'nothing') store.act({do: outcome.do});
  };
  const changed = () => {
    const before = seen;
    seen = seenIn(store);
    // A new drill begins with its story.
    if (seen.isNew && !before.isNew) show({view: {...shown.view, mode: {is: 'story'}, scroll: {...shown.view.scroll, page: 0}}});
    if (seen.is !== before.is) pressEarly(seen.is === 'walking');
    if (hasMore(before, seen) && shown.view.message !== saidTakenBack) show({view: {...shown.view, message: marked}});
    tellMet();
    if (seen.redraws > before.redraws) terminal.redraw();
  };
  const pressEarly = (counts: boolean) => {
    const names = early;
    early = [];
    if (counts) for (const name of names) pressNow(name);
  };
  const tellMet = () => {
    const {stage} = store.get();
    const event = stage.is === 'walking' ? metByItself(stage.session) : null;
    if (event === null || shown.view.mode.is !== 'walk' || shown.view.tour !== null) return;
    const tour = store.tour(event);
    if (tour !== null) show({view: {...shown.view, tour}});
  };

  return {
    get: () => shown,
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    follow() {
      changed();
      return store.subscribe(changed);
    },
    key(name, now) {
      size = now;
      const waits = early.length > 0 || (store.get().stage.is === 'finding' && name !== 'q' && name !== 'esc');
      if (!waits || name === 'ctrl-c') pressNow(name);
      else early = name === 'esc' ? [] : [...early, name];
    },
  };
}

/** What a key can ask of the outside, as it is now. */
function askedOf({ticket, library, suspects, acts, story}: ConsoleStore) {
  return {ticket, library, suspects, acts: acts(), story: story()};
}

/** What the store held when it was last looked at. */
interface Seen {
  readonly is: ConsoleStage['is'];
  readonly isNew: boolean;
  readonly redraws: number;
  /** Null = there was no walk. */
  readonly withdrawn: number | null;
}

function seenIn(store: ConsoleStore): Seen {
  const {stage, redraws, watched} = store.get();
  const session = stage.is === 'walking' ? stage.session : null;
  const isNew = session?.drill !== undefined && session.resumed === 0 && store.replayKey === undefined && watched == null;
  return {is: stage.is, isNew, redraws, withdrawn: session?.withdrawn ?? null};
}

/** Something that was shown before was taken back since. */
function hasMore(before: Seen, now: Seen): boolean {
  return before.withdrawn !== null && (now.withdrawn ?? 0) > before.withdrawn;
}

const marked = 'something shown before turned out to be a secret: it is marked here, in journal and ticket';

/** What a drill says of the first of these things that it explains. */
function firstTold(store: ConsoleStore, things: readonly string[]): string | null {
  return things.reduce<string | null>((said, thing) => said ?? store.tour(thing), null);
}
