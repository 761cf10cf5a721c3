import type {ConsoleState, ConsoleStore} from '../../../screens/state.ts';
import type {Intent} from '../../../screens/view.ts';
import type {Session} from '../../model/index.ts';
import type {WalkWish} from '../walk-wish.ts';
import {type Watchable, watchable} from '../watchable.ts';
import {entering, type Hands} from './entering.ts';
import {carryOut} from './intents.ts';
import {offersOf} from './offers.ts';
import {exitBroken, firstStage, type Happening, nextStage, type Stage, shownStage} from './stage.ts';

/** The console without its screen: the stages, what each of them sets going, and the store that a screen watches. */
export interface RunningConsole {
  readonly store: ConsoleStore;
  readonly hands: Readonly<Hands>;
  stage(): Stage;
  /** Sets the first stage going. */
  begin(): void;
  happen(happening: Happening): void;
  /** Time has gone by. */
  tick(): void;
  /** Everything must be drawn again, whatever the terminal holds. */
  redraw(): void;
  readonly ended: Promise<void>;
}

export interface ConsoleParts {
  readonly wish: WalkWish;
  readonly drill: boolean;
  /** The host's name, and what is known of the session before anything of the host is. */
  readonly host: string;
  readonly known: Session;
  now(): number;
  copy(text: string): void;
  /** A walk has begun. */
  begun(): void;
}

export function runConsole(parts: ConsoleParts): RunningConsole {
  const hands: Hands = {arrival: null, walking: null};
  const end = Promise.withResolvers<void>();
  let stage = firstStage(parts.host, parts.known, parts.drill);
  const state = watchable<ConsoleState>({...stateOf(stage, hands), now: parts.now(), redraws: 0, replay: null});

  const happen = (happening: Happening) => {
    const before = stage;
    const after = nextStage(before, happening);
    if (after === before) return;
    stage = after;
    if (after.is !== before.is) entered(after);
    state.set(stateOf(stage, hands));
    // From here on it is the host's own time.
    if (before.is === 'finding') tick();
  };
  const entered = (now: Stage) => {
    try {
      enter(now);
    } catch (error) {
      // What ends the console may be what hinders its closing, too; it must end, and with the first of the two.
      if (now.is !== 'ended') throw error;
      stage = {...now, code: exitBroken, error: now.error ?? error};
    }
    if (now.is === 'walking') parts.begun();
    if (now.is === 'ended') end.resolve();
  };
  const tick = () => state.set({now: hands.arrival?.opened.host.clock.now() ?? parts.now()});
  const changed = () => {
    if (hands.walking !== null && !noticesSolved(hands)) happen({is: 'changed', session: hands.walking.session()});
  };
  const enter = entering({wish: parts.wish, hands, happen, changed});

  return {
    store: storeOf(state, hands, happen, parts.copy),
    hands,
    stage: () => stage,
    begin: () => enter(stage),
    happen,
    tick,
    redraw: () => state.set({redraws: state.get().redraws + 1}),
    ended: end.promise,
  };
}

function storeOf(
  {get, subscribe}: Watchable<ConsoleState>,
  hands: Hands,
  happen: (happening: Happening) => void,
  copy: (text: string) => void,
): ConsoleStore {
  const act = (intent: Intent) => {
    if (intent.do === 'leave') happen({is: 'left'});
    else if (intent.do === 'drill') happen({is: 'practised'});
    else if (intent.do === 'copy') copy(intent.text);
    else if (hands.walking !== null && hands.arrival !== null) carryOut(intent, hands.walking, hands.arrival);
  };
  return {get, subscribe, act, choose: (gateway) => happen({is: 'picked', gateway}), ...offersOf(hands)};
}

function stateOf(stage: Stage, {walking, arrival}: Hands): Pick<ConsoleState, 'stage' | 'drill' | 'busy' | 'problem' | 'lost'> {
  return {
    stage: shownStage(stage),
    drill: stage.drill,
    busy: isBusy(stage),
    problem: walking?.problem() ?? null,
    lost: arrival?.opened.line?.lost() ?? null,
  };
}

/** Whether something of the responder's runs. */
function isBusy(stage: Stage): boolean {
  if (stage.is !== 'walking') return false;
  const {rungs, own, acts} = stage.session;
  return (
    rungs.some((rung) => rung.status === 'running') || own.some((run) => run.result === null) || acts.some((act) => act.verdict === null)
  );
}

/** A drill is solved when its host is well again, which nobody says but the host; true = it has just been said. */
function noticesSolved({walking, arrival}: Hands): boolean {
  const session = walking?.session();
  const drilling = arrival?.drilling ?? null;
  if (drilling === null || session === undefined || session.firstTouchAt === null || session.drill?.solvedAt !== null) return false;
  if (!drilling.running.solved()) return false;
  walking?.dispatch({type: 'solved', at: drilling.host.clock.now()});
  return true;
}
