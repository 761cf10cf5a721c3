import {randomInt} from 'node:crypto';
import {earlierOf, type RunningDrill, startDrill} from '../drill/index.ts';
import {localPlatform, systemClock} from '../host/index.ts';
import type {Clock, DrillMark} from '../model/index.ts';
import {enter, type Opened} from './open-gateway.ts';
import type {Resume} from './resume.ts';
import {whichDrill} from './which-drill.ts';

/** A broken host in memory, behind the same cleaner as a real one. */
export interface Drilling extends Opened {
  readonly running: RunningDrill;
  readonly mark: DrillMark;
}

/** Which drill, by its name or the path of its file, with which seed; a resumed session says both itself. */
export interface WantedDrill {
  readonly name: string;
  readonly seed: number | undefined;
  /** What was found is hidden until the trainee names it. */
  readonly blind?: boolean;
}

/** Seeds of up to six digits can be read out over a phone. */
const seedMax = 1_000_000;

export async function openDrill(
  wanted: WantedDrill,
  resumed: Pick<Resume, 'session' | 'markKey'> | null,
  speed: number | undefined,
): Promise<Drilling> {
  const drill = await whichDrill(resumed?.session.drill?.name ?? wanted.name);
  const seed = resumed?.session.drill?.seed ?? wanted.seed ?? randomInt(seedMax);
  const running = await startDrill(drill, seed, wallClock(speed ?? 1), resumed === null ? null : earlierOf(resumed.session));
  const entered = await enter(running.host, resumed === null ? {find: {}} : {gateway: resumed.session.gateway, markKey: resumed.markKey});
  const {host} = entered;
  return {
    ...entered,
    running,
    mark: {name: drill.name, title: drill.title, seed, ...(wanted.blind === true ? {blind: true} : {})},
    responder: localPlatform().user.name,
    facts: {name: host.name, kind: 'drill', os: host.platform.os, user: host.platform.user.name},
  };
}

/** Time as it goes, or so many times as fast from now on. */
function wallClock(speed: number): Clock {
  const from = Date.now();
  return {
    now: () => from + (Date.now() - from) * speed,
    sleep: (ms, signal) => systemClock.sleep(ms / speed, signal),
  };
}
