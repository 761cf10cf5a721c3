import type {Detail} from './item.ts';

/** What can be looked up from the console and is no part of its session. */
export interface Library {
  /** The page of a code; null = there is no such code. */
  explain(code: string): Detail | null;
  /** The sessions that are kept, those of this host first and then the newest. */
  sessions(): readonly KeptSession[];
  /** The ticket of one of them, or the sentence that says why there is none. */
  ticketOf(id: string): string;
}

/** A session that is kept, as it was last seen. */
export interface KeptSession {
  readonly id: string;
  /** Of the host that is looked at now. */
  readonly here: boolean;
  readonly host: string;
  /** Null = no drill. */
  readonly drill: string | null;
  readonly verdict: string;
  /** What it was about, in a word or two. */
  readonly cause: string;
  /** It has not said its end: a console has it open, or was killed. */
  readonly open: boolean;
}

/** Where nothing can be looked up: a recording that is drawn into a file. */
export const noLibrary: Library = {explain: () => null, sessions: () => [], ticketOf: () => ''};
