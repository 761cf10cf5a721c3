import type {Session} from '../../src/model/index.ts';
import type {Content} from '../content.ts';
import type {Item} from '../item.ts';
import type {Library} from '../library.ts';
import type {PaneName} from '../panes/index.ts';
import type {Act, Intent, View} from '../view.ts';

/** One action of the walk. The footer, the palette and the help page are made from these records. */
export interface Key {
  readonly id: string;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  readonly help: string;
  /** The reason why it cannot be pressed now; null = it can. */
  disabled(context: KeyContext): string | null;
  press(context: KeyContext, name: string): Outcome;
}

/** What a key can look at when it is pressed. */
export interface KeyContext {
  readonly session: Session;
  readonly view: View;
  /** Rows of the focused pane or page, and how many of them are on the screen. */
  readonly rows: {
    readonly all: number;
    readonly shown: number;
    readonly start?: number | 'end';
    readonly begins?: number;
    readonly items?: readonly Item[];
  };
  /** What another pane shows now, as it would stand there. */
  contentOf(pane: PaneName): Content;
  readonly busy: boolean;
  /** Why something is only in memory; null = all is on disk. */
  readonly problem: string | null;
  /** Since when the line to another host is lost. */
  readonly lost?: string | null;
  readonly acts: readonly Act[];
  readonly now: number;
  readonly story: {readonly title: string; readonly text: string} | null;
  /** What can be looked up and is no part of the session. */
  readonly library: Library;
  /** Why nothing can be changed from here; null = this is a walk of one's own. */
  readonly readOnly: string | null;
  /** The words of a typed line, or of a path, that could be passwords. */
  suspects(typed: string, is: 'words' | 'a path'): readonly string[];
  /** The rows that hold a word: of what is in front, and of each other pane that has some. */
  readonly hits: Hits;
  /** What `y` would copy now. */
  readonly copyable: Copyable;
}

export interface Hits {
  here(word: string): readonly number[];
  panes(word: string): readonly {readonly pane: PaneName; readonly at: readonly number[]}[];
}

export interface Copyable {
  readonly what: string;
  readonly isEmpty: boolean;
  /** Made only where it is asked for: it can be a hundred thousand lines. */
  text(): string;
}

/** What a key led to: what is on the screen now, and what the outside is asked to do. */
export interface Outcome {
  readonly view: View;
  readonly intents: readonly Intent[];
}

/** Nothing but the view changes. */
export function stay(view: View): Outcome {
  return {view, intents: []};
}

/** The view with nothing asked and no page over the panes. */
export function inWalk(view: View): View {
  return {...view, mode: {is: 'walk'}, message: null};
}

export function never(): null {
  return null;
}
