import {join} from 'node:path';
import {followJournal, holderOf} from '../../journal/index.ts';
import type {Event, Session} from '../../model/index.ts';
import {next} from '../../session/next.ts';

/** A session of another console as far as its journal tells it. Nothing of it is written here. */
export interface WatchedSession {
  /** Reads on; true = there was something. */
  look(): boolean;
  /** Null until its beginning was read. */
  session(): Session | null;
  /** In a sentence, how the other one ended; null = it goes on. */
  ended(): string | null;
}

/** Without its console a journal grows no more; one that has just taken the session up again may be between two files. */
const goneLooks = 5;

export function watchedSession(folder: string): WatchedSession {
  const journal = followJournal(join(folder, 'journal.jsonl'));
  let session: Session | null = null;
  let last: Event | null = null;
  let alone = 0;
  return {
    look() {
      const {events, again} = journal.more();
      if (again) session = null;
      for (const event of events) session = after(session, event);
      last = events.at(-1) ?? last;
      alone = events.length === 0 && holderOf(folder) === null ? alone + 1 : 0;
      return events.length > 0;
    },
    session: () => session,
    ended() {
      const id = session?.id ?? '';
      if (last?.type === 'closed') return `session ${id} was closed: ${last.how}`;
      return alone < goneLooks
        ? null
        : `the console of session ${id} writes here no more: it ended without a word, or goes on in another directory`;
    },
  };
}

/** What does not fit is left out alone, as when a session is read. */
function after(session: Session | null, event: Event): Session | null {
  try {
    return next(session, event);
  } catch {
    return session;
  }
}
