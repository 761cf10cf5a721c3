import {type Drill, loadDrill, type RunningDrill, startDrill} from '../../src/drill/index.ts';
import {type Cleaner, cleaned} from '../../src/host/index.ts';
import {loopParts} from '../../src/main/loop-parts.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Event, Host, LeftAct, Session} from '../../src/model/index.ts';
import {startLoop} from '../../src/session/loop.ts';
import type {Loop, Repairs} from '../../src/session/loop-parts.ts';
import {next} from '../../src/session/next.ts';
import {gatewayOn} from '../drill/look.ts';
import {type SteppedClock, steppedClock} from '../fixtures/stepped-clock.ts';
import {ladderRunbook} from '../fixtures/walk.ts';
import {type UndoKeeper, undoKeeper} from './undo-keeper.ts';

/** The loop with its real probes and rules on the host of a drill, without a terminal, a journal or a clock that goes by itself. */
export interface Looping {
  readonly loop: Loop;
  readonly running: RunningDrill;
  readonly events: readonly Event[];
  /** Every argv that reached the host since the loop was started. */
  readonly ran: (readonly string[])[];
  /** What the manager was given to run later. */
  readonly undo: UndoKeeper;
  /** What the next rollback pack comes to. */
  readonly packs: {problem: string | null; made: number; during: (() => Promise<void>) | null};
  /** The next console of that gateway, which finds what this one left under the lock. */
  again(left: LeftAct): Promise<Looping>;
  /** What somebody else does there. */
  onHost(argv: readonly string[]): Promise<void>;
  session(): Session;
  dispatch(event: Event): void;
  /** What was locked and released, and who has it where somebody else does. */
  readonly lock: {held: string | null; left: LeftAct | null; readonly taken: LeftAct[]; released: number};
  /** Lets time go by, from one sleeper's end to the next, until an event is as wanted. */
  until(wanted: (event: Event) => boolean): Promise<Event>;
  /** Lets that much time go by. */
  pass(ms: number): Promise<void>;
}

/** A drill's host as a live one, with what its manager was given to run later. */
interface Stage {
  readonly clock: SteppedClock;
  readonly running: RunningDrill;
  readonly host: Host;
  readonly cleaner: Cleaner;
  readonly undo: UndoKeeper;
  readonly kind: Host['kind'];
}

export async function loopOn(drill: string | Drill, kind: Host['kind'] = 'local'): Promise<Looping> {
  const clock = steppedClock();
  const running = await startDrill(typeof drill === 'string' ? loadDrill(drill) : drill, 1, clock);
  const {cleaner} = await enter(running.host, {find: {}});
  const host = cleaned(running.host, cleaner);
  return walkOn({clock, running, host, cleaner, undo: undoKeeper(host, clock), kind}, null);
}

async function walkOn(stage: Stage, left: LeftAct | null): Promise<Looping> {
  const {clock, running, host: inner, cleaner, undo, kind} = stage;
  const ran: (readonly string[])[] = [];
  const packs: Looping['packs'] = {problem: null, made: 0, during: null};
  const host: Host = {
    ...inner,
    run(command) {
      ran.push(command.argv);
      return undo.answer(command) ?? inner.run(command);
    },
  };
  const gateway = await gatewayOn(inner);
  const events: Event[] = [];
  let session: Session | null = null;
  const dispatch = (event: Event): void => {
    events.push(event);
    session = next(session, event);
  };
  const current = (): Session => session!;
  dispatch({
    type: 'opened',
    at: host.clock.now(),
    id: '20261121-020000-abcd',
    version: '0.1.0',
    host: {name: host.name, kind, os: 'linux', user: gateway.user.name},
    responder: 'ops',
    gateway,
    runbook: ladderRunbook(),
  });
  if (left !== null) dispatch({type: 'act-left', at: host.clock.now(), left});
  ran.length = 0;
  const lock: Looping['lock'] = {held: null, left, taken: [], released: 0};
  const repairs: Repairs = {
    take(act) {
      if (lock.held !== null) return {is: 'held', by: lock.held};
      lock.taken.push(act);
      return {is: 'ours', over: lock.left};
    },
    release() {
      lock.released += 1;
    },
  };
  const pack = async (): Promise<{readonly path: string} | {readonly problem: string}> => {
    packs.made += 1;
    await packs.during?.();
    return packs.problem === null ? {path: '/kept/before-act.tar'} : {problem: packs.problem};
  };
  const loop = startLoop(loopParts({host, cleaner, session: current, dispatch, repairs, pack}));
  return {
    loop,
    running,
    events,
    ran,
    undo,
    packs,
    again: (of) => walkOn(stage, of),
    async onHost(argv) {
      const done = await running.host.run({argv, limitMs: 60_000, keepBytes: 1000});
      if (!done.seen || done.value.exit !== 0) throw new Error(JSON.stringify(done));
    },
    session: current,
    dispatch,
    lock,
    async until(wanted) {
      for (let seen = 0; ; ) {
        for (; seen < events.length; seen += 1) if (wanted(events[seen]!)) return events[seen]!;
        await clock.step();
      }
    },
    async pass(ms) {
      for (const end = clock.now() + ms; clock.now() < end; ) await clock.step(end);
    },
  };
}
