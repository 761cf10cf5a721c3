import {loadDrill, type RunningDrill, startDrill} from '../../src/drill/index.ts';
import {cleaned} from '../../src/host/index.ts';
import {loopParts} from '../../src/main/loop-parts.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Event, Host, LeftAct, Session} from '../../src/model/index.ts';
import {startLoop} from '../../src/session/loop.ts';
import type {Loop, Repairs} from '../../src/session/loop-parts.ts';
import {next} from '../../src/session/next.ts';
import {gatewayOn} from '../drill/look.ts';
import {steppedClock} from '../fixtures/stepped-clock.ts';
import {ladderRunbook} from '../fixtures/walk.ts';

/** The loop with its real probes and rules on the host of a drill, without a terminal, a journal or a clock that goes by itself. */
export interface Looping {
  readonly loop: Loop;
  readonly running: RunningDrill;
  readonly events: readonly Event[];
  /** Every argv that reached the host since the loop was started. */
  readonly ran: (readonly string[])[];
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

export async function loopOn(drill: string, kind: Host['kind'] = 'local'): Promise<Looping> {
  const clock = steppedClock();
  const running = await startDrill(loadDrill(drill), 1, clock);
  const {cleaner} = await enter(running.host, {find: {}});
  const inner = cleaned(running.host, cleaner);
  const ran: (readonly string[])[] = [];
  const host: Host = {
    ...inner,
    run(command) {
      ran.push(command.argv);
      return inner.run(command);
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
  ran.length = 0;
  const lock: Looping['lock'] = {held: null, left: null, taken: [], released: 0};
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
  const loop = startLoop(loopParts({host, cleaner, session: current, dispatch, repairs}));
  return {
    loop,
    running,
    events,
    ran,
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
