import type {Event, Session} from '../model/index.ts';
import {type Judging, next} from './next.ts';

/** The session that these events make; null where there are none. */
export function foldEvents(events: readonly Event[], judging: Judging): Session | null {
  return events.length === 0 ? null : foldingOf(events, judging)(events.length - 1);
}

/** The session after each event, forwards and back without folding from the start again. */
export function foldingOf(events: readonly Event[], judging: Judging): (at: number) => Session {
  const sessions: Session[] = [];
  return (at) => {
    while (sessions.length <= at) sessions.push(next(sessions.at(-1) ?? null, events[sessions.length]!, judging));
    return sessions[at]!;
  };
}
