import type {Gateway, Session} from '../src/model/index.ts';
import type {Library} from './library.ts';
import type {Act, Intent} from './view.ts';

/** What the wiring hands to the screens. Replaced as a whole when anything in it changes. */
export interface ConsoleState {
  readonly stage: ConsoleStage;
  /** The host lives in memory; every frame says so. */
  readonly drill: boolean;
  /** Whole minutes are enough for everything that is shown; see the header. */
  readonly now: number;
  readonly busy: boolean;
  /** A failure of ours that the responder must know, e.g. a journal that cannot be written. */
  readonly problem: string | null;
  /** Since when the line to another host is lost; absent or null = it is not. */
  readonly lost?: string | null;
  /** Counts up whenever everything must be drawn again, whatever the terminal holds. */
  readonly redraws: number;
  /** Where a replay stands and its keys; null on anything live. */
  readonly replay: string | null;
  /** Whose session is followed here, and how that stands; absent or null = this is one's own. */
  readonly watched?: Watched | null;
}

export interface Watched {
  readonly responder: string;
  /** What the line below says of it. */
  readonly said: string;
}

export type ConsoleStage =
  /** `session` is what is known already: the rungs, or what an earlier console kept. */
  | {readonly is: 'finding'; readonly host: string; readonly what: string; readonly session: Session}
  | {readonly is: 'choosing'; readonly host: string; readonly gateways: readonly Gateway[]; readonly denied: readonly string[]}
  | {readonly is: 'stopped'; readonly host: string; readonly sentence: string; readonly more: readonly string[]; readonly drill: boolean}
  | {readonly is: 'walking'; readonly session: Session};

export interface ConsoleStore {
  get(): ConsoleState;
  subscribe(changed: () => void): () => void;
  act(intent: Intent): void;
  choose(gateway: Gateway): void;
  /** A key of the replay; false = it belongs to the walk. Absent on anything live. */
  replayKey?(name: string): boolean;
  /** What the pager says of a drill; null on a real host. */
  story(): {readonly title: string; readonly text: string} | null;
  /** What a drill explains when that is met for the first time. */
  tour(meets: string): string | null;
  /** What can be done about what was found. */
  acts(): readonly Act[];
  /** The words of a typed line, or of a path, that could be passwords, those left out that are marks anyhow. */
  suspects(typed: string, is: 'words' | 'a path'): readonly string[];
  readonly library: Library;
  /** The ticket as it stands, for the ticket page. */
  ticket(): string;
}
