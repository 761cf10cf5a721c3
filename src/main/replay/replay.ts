import type {ConsoleState, ConsoleStore} from '../../../screens/state.ts';
import type {Event} from '../../model/index.ts';
import {foldingOf} from '../../session/fold.ts';
import {ticket} from '../../ticket/index.ts';
import {idsIn} from '../ids-in.ts';
import {libraryOf} from '../library.ts';
import type {Options} from '../options.ts';
import type {Resume} from '../resume.ts';
import {openScreen} from '../screen.tsx';
import {onEndingSignal} from '../signals.ts';
import {watchable} from '../watchable.ts';
import {writeCast} from './cast.tsx';
import {keptState} from './kept-state.ts';
import {afterKey, afterPause, firstPlayer, nextAfterMs, type Player, playerLine} from './player.ts';

/** The session again, in the same screens, from its journal: 1× to 60×, with pause and seek. */
export async function replay(options: Options, {events, markKey}: Resume): Promise<number> {
  if (options.file !== undefined) return writeCast(options.file, events, idsIn(markKey, options.keepIds));
  const left = Promise.withResolvers<void>();
  const {store, stop} = replayStore(events, options, left.resolve);
  const screen = openScreen(store, async () => {});
  onEndingSignal(() => left.resolve());
  await Promise.race([left.promise, screen.gone]);
  stop();
  await screen.leave();
  return 0;
}

function replayStore(
  events: readonly Event[],
  options: Pick<Options, 'out'>,
  leave: () => void,
): {readonly store: ConsoleStore; stop(): void} {
  const sessionAt = foldingOf(events);
  const stateOf = (player: Player): ConsoleState => keptState(sessionAt(player.at), events[player.at]!.at, playerLine(player, events));
  let player = firstPlayer;
  let timer: NodeJS.Timeout | undefined;
  const state = watchable(stateOf(player));
  const go = (to: Player) => {
    player = to;
    plan();
    state.set(stateOf(player));
  };
  const plan = () => {
    clearTimeout(timer);
    const ms = nextAfterMs(player, events);
    if (ms !== null) timer = setTimeout(() => go(afterPause(player, events)), ms);
  };
  plan();
  return {
    stop: () => clearTimeout(timer),
    store: {
      get: state.get,
      subscribe: state.subscribe,
      act: (intent) => {
        if (intent.do === 'leave') leave();
      },
      choose: () => {},
      replayKey(name) {
        const to = afterKey(player, name, events);
        if (to !== null) go(to);
        return to !== null;
      },
      story: () => null,
      tour: () => null,
      library: libraryOf(() => sessionAt(player.at), options.out),
      suspects: () => [],
      acts: () => [],
      ticket: () => ticket(sessionAt(player.at), {now: events[player.at]!.at, lastHash: null, journalPath: null}),
    },
  };
}
