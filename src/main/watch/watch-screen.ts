import type {ConsoleState, ConsoleStore} from '../../../screens/state.ts';
import type {Session} from '../../model/index.ts';
import {ticket} from '../../ticket/index.ts';
import {libraryOf} from '../library.ts';
import type {Options} from '../options.ts';
import {openScreen} from '../screen.tsx';
import {onEndingSignal} from '../signals.ts';
import {type Watchable, watchable} from '../watchable.ts';
import type {WatchedSession} from './watched-session.ts';

/** How late something of the other one is seen at most. */
const lookMs = 250;
const minuteMs = 60_000;

/** The other's session in the same screens, until it ends or the watcher leaves: the sentence about the end. */
export async function watchOnScreen(watched: WatchedSession, options: Pick<Options, 'out'>): Promise<string> {
  const left = Promise.withResolvers<string>();
  while (watched.look()) {
    /* all that was written so far stands on the first frame */
  }
  const session = watched.session();
  if (session === null) return 'its journal does not begin with an opened session';
  const state = watchable(stateOf(session));
  const leave = () => left.resolve(`no longer watched; session ${session.id} goes on`);
  const screen = openScreen(
    storeOf(state, watched, options, leave, (text) => screen.copy(text)),
    async () => {},
  );
  onEndingSignal(leave);
  const looking = setInterval(() => {
    const isNew = watched.look();
    const now = watched.session();
    if (isNew && now !== null) state.set(stateOf(now));
    const end = watched.ended();
    if (end !== null) left.resolve(end);
  }, lookMs);
  const minute = setInterval(() => state.set({now: Date.now()}), minuteMs);
  const end = await Promise.race([left.promise, screen.gone.then(() => `no longer watched; session ${session.id} goes on`)]);
  clearInterval(looking);
  clearInterval(minute);
  await screen.leave();
  return end;
}

function stateOf(session: Session): ConsoleState {
  return {
    stage: {is: 'walking', session},
    drill: session.drill !== undefined,
    // The time of a drill's host can be ahead of ours.
    now: Math.max(Date.now(), session.lastEventAt),
    busy: false,
    problem: null,
    redraws: 0,
    replay: null,
    watched: {
      responder: session.responder,
      said: `the session of ${session.responder}, live; nothing is written from here, q leaves it alone`,
    },
  };
}

function storeOf(
  {get, subscribe}: Watchable<ConsoleState>,
  watched: WatchedSession,
  options: Pick<Options, 'out'>,
  leave: () => void,
  copy: (text: string) => void,
): ConsoleStore {
  const current = () => watched.session() ?? unread();
  return {
    get,
    subscribe,
    act(intent) {
      if (intent.do === 'leave') leave();
      if (intent.do === 'copy') copy(intent.text);
    },
    choose: () => {},
    story: () => null,
    tour: () => null,
    suspects: () => [],
    acts: () => [],
    library: libraryOf(current, options.out),
    ticket: () => ticket(current(), {now: current().lastEventAt, lastHash: null, journalPath: null, lean: true}),
  };
}

function unread(): never {
  throw new Error('a session is watched only once its beginning was read');
}
