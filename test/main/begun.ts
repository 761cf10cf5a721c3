import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Library} from '../../screens/library.ts';
import {loadDrill, type RunningDrill, startDrill} from '../../src/drill/index.ts';
import {type Beginning, type Begun, beginSession} from '../../src/main/begin-session.ts';
import type {Drilling} from '../../src/main/drilling.ts';
import {libraryOf} from '../../src/main/library.ts';
import {enter, type Opened} from '../../src/main/open-gateway.ts';
import type {Walking} from '../../src/main/walking.ts';
import type {Session} from '../../src/model/index.ts';
import {type SteppedClock, steppedClock} from '../fixtures/stepped-clock.ts';
import {ladderRunbook} from '../fixtures/walk.ts';

/** A drill's host with a place for sessions, on a clock that goes only where it is told to. */
export interface Place {
  readonly base: string;
  readonly clock: SteppedClock;
  readonly running: RunningDrill;
  readonly opened: Opened;
  readonly drilling: Drilling;
  libraryOf(session: () => Session): Library;
  begin(more?: Partial<Beginning>): Begun;
  /** Begins, which nobody hinders. */
  walk(more?: Partial<Beginning>): Walking;
  /** Lets time go by until that has come. */
  wait<T>(promise: Promise<T>): Promise<T>;
  /** Ends every walk and removes what was kept. */
  clear(): void;
}

export async function placeOn(name: string, seed = 1): Promise<Place> {
  const base = mkdtempSync(join(tmpdir(), 'rungs-main-'));
  const clock = steppedClock();
  const running = await startDrill(loadDrill(name), seed, clock);
  const entered = await enter(running.host, {find: {}});
  const facts = {name: entered.host.name, kind: 'drill' as const, os: 'linux', user: 'ops'};
  const opened: Opened = {...entered, facts, responder: 'ops'};
  const walks: Walking[] = [];
  const drill = {name, title: running.drill.title, seed};
  const begin = (more: Partial<Beginning> = {}): Begun => {
    const whole = {opened, gateway: opened.gateways[0]!, runbook: ladderRunbook(), resume: null, drill, base, random: () => 0.5, ...more};
    const begun = beginSession(whole);
    if ('walking' in begun) walks.push(begun.walking);
    return begun;
  };
  return {
    base,
    clock,
    running,
    opened,
    drilling: {...opened, running, mark: drill},
    libraryOf: (session) => libraryOf(session, base),
    begin,
    walk(more) {
      const begun = begin(more);
      if ('problem' in begun) throw new Error(begun.problem);
      return begun.walking;
    },
    async wait(promise) {
      let over = false;
      const ended = () => {
        over = true;
      };
      promise.then(ended, ended);
      while (!over) await clock.step();
      return promise;
    },
    clear() {
      for (const walking of walks) walking.close({how: 'test over', over: true});
      rmSync(base, {recursive: true, force: true});
    },
  };
}
