import type {Event, Session} from '../model/index.ts';
import {next} from './next.ts';

/** The session that these events make; null where there are none. */
export function foldEvents(events: readonly Event[]): Session | null {
  return events.length === 0 ? null : foldingOf(events)(events.length - 1);
}

/** The session after each event, forwards and back without folding from the start again. */
export function foldingOf(events: readonly Event[]): (at: number) => Session {
  const sessions: Session[] = [];
  return (at) => {
    while (sessions.length <= at) sessions.push(next(sessions.at(-1) ?? null, events[sessions.length]!));
    return sessions[at]!;
  };
}
