import type {Admission, Arming, MendRequest} from '../src/session/gate/index.ts';
import type {Typed} from '../src/session/typed.ts';
import type {Detail} from './item.ts';
import type {KeptSession} from './library.ts';
import type {PaneName} from './panes/index.ts';

/** What is on the screen besides the session: which pane, how far scrolled, what is being typed. Never journalled. */
export interface View {
  readonly pane: PaneName;
  /** Somebody is at work in the panes; until then the one that holds the proof is in front. */
  readonly picked: boolean;
  readonly zoomed: boolean;
  /** First row shown of each pane; `end` follows what is added. */
  readonly scroll: Readonly<Partial<Record<PaneName | 'page', number | 'end'>>>;
  /** The word that is looked for; empty = none. */
  readonly search: string;
  /** Only the lines with that word, of output and log. */
  readonly only: boolean;
  /** The row of each pane on which the reader is. */
  readonly cursor: Readonly<Partial<Record<PaneName | 'page', number>>>;
  readonly wrapped: boolean;
  /** Output, log and unit as they were said, not as a person reads them. */
  readonly whole: boolean;
  /** From where one came by opening something, the last step at the end. */
  readonly trail: readonly Place[];
  readonly mode: Mode;
  /** One sentence about the last key, gone with the next one. */
  readonly message: string | null;
  /** What a drill explains of what was just met; it stands where the banner does. */
  readonly tour: string | null;
}

/** All that makes up where one is in the panes. */
export type Place = Pick<View, 'pane' | 'zoomed' | 'scroll' | 'cursor' | 'search' | 'only'>;

export type Mode =
  | {readonly is: 'walk'}
  | {readonly is: 'help'}
  | {readonly is: 'ticket'}
  | {readonly is: 'changed'}
  /** One thing whole. */
  | {readonly is: 'detail'; readonly detail: Detail}
  /** `over` is the page that stays in front meanwhile; the panes where nothing is said. */
  | {readonly is: 'ask'; readonly what: Ask; readonly text: string; readonly over?: Mode}
  | {readonly is: 'palette'; readonly text: string; readonly at: number}
  | {readonly is: 'story'}
  | {readonly is: 'hints'}
  | {readonly is: 'acts'; readonly at: number}
  /** `wrong` is what was typed in the place of the word. */
  | {readonly is: 'arm'; readonly arming: Arming; readonly text: string; readonly wrong?: string}
  /** Which of the numbered commands is copied. */
  | {readonly is: 'pick'}
  /** Words of the typed line look like passwords: how are they kept? */
  | {readonly is: 'keep'; readonly what: Exclude<Ask, 'search'>; readonly text: string; readonly words: readonly string[]}
  /** What was typed last is about to be taken back. */
  | {readonly is: 'takeBack'; readonly typed: Typed}
  /** The page of a code; `over` is what one came from. */
  | {readonly is: 'explain'; readonly page: Detail; readonly over?: Mode}
  | {readonly is: 'sessions'; readonly rows: readonly KeptSession[]; readonly at: number}
  | {readonly is: 'earlier'; readonly id: string; readonly text: string; readonly list: Mode}
  | {readonly is: 'commands'}
  /** A row of a pane without a cursor is chosen. */
  | {readonly is: 'line'}
  | {readonly is: 'leave'};

export type Ask = 'note' | 'skip' | 'own' | 'search' | 'elsewhere';

/** Something that would change the host, offered. On a real host it is a command to copy; on a drill host it can be armed. */
export interface Act {
  readonly shown: string;
  /** Null = only to copy. */
  readonly argv: readonly string[] | null;
  readonly effect: string;
  readonly word: string;
  /** What mends a live host: the gate says what it is, and asks for its word. */
  readonly mends?: MendRequest;
  /** Why it would be wrong now. */
  readonly refused?: string;
}

/** What the console asks the outside to do; the screens themselves do nothing. */
export type Intent =
  | {readonly do: 'run'; readonly admission: Admission}
  | {readonly do: 'go'; readonly to: number}
  | {readonly do: 'skip'; readonly reason: string}
  | {readonly do: 'note'; readonly text: string}
  /** A line goes into the ticket, or out of it again. */
  | {readonly do: 'pin'; readonly where: string; readonly text: string}
  | {readonly do: 'unpin'; readonly text: string}
  /** What the responder takes for the cause. */
  | {readonly do: 'name'; readonly code: string}
  /** These typed words are secrets. */
  | {readonly do: 'mark'; readonly words: readonly string[]}
  /** What was typed last is taken back. */
  | {readonly do: 'takeBack'}
  | {readonly do: 'copy'; readonly text: string; readonly what: string}
  | {readonly do: 'interrupt'}
  /** Everything that is looked at without a command of a rung. */
  | {readonly do: 'look'}
  | {readonly do: 'hint'}
  /** Journal and ticket go on in that directory. */
  | {readonly do: 'elsewhere'; readonly folder: string}
  | {readonly do: 'drill'}
  | {readonly do: 'suspend'}
  | {readonly do: 'redraw'}
  | {readonly do: 'leave'};

export const firstView: View = {
  pane: 'rung',
  picked: false,
  zoomed: false,
  scroll: {},
  search: '',
  only: false,
  cursor: {},
  trail: [],
  wrapped: false,
  whole: false,
  mode: {is: 'walk'},
  message: null,
  tour: null,
};
