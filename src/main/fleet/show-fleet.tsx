import {FleetApp} from '../../../screens/fleet/FleetApp.tsx';
import type {FleetState} from '../../../screens/fleet/fleet-state.ts';
import {type Chosen, countsText, type FleetHost, type FleetLook, type FleetRow, fleetLook} from '../../fleet/index.ts';
import {describeBug} from '../bug.ts';
import {openDrawn} from '../screen.tsx';
import {onEndingSignal} from '../signals.ts';
import {type FleetLooking, lookAtHost} from './look-at-host.ts';
import {manyAtOnce} from './many-at-once.ts';

/** How old a look is, is told in seconds. */
const tickMs = 1000;

const bug = 70;

/** The look on the whole screen, until it is left. Resolves with what was known then, or with a code where it ended otherwise. */
export async function showFleet({hosts, notes}: Chosen, looking: FleetLooking, atOnce: number): Promise<FleetLook | number> {
  const looks = looksAt(hosts, notes, looking, atOnce);
  const ended = Promise.withResolvers<number | null>();
  const screen = openDrawn(({glyphs, theme}) => (
    <FleetApp store={{...looks, leave: () => ended.resolve(null)}} glyphs={glyphs} theme={theme} />
  ));
  onEndingSignal((_, number) => ended.resolve(128 + number));
  let broken: unknown = null;
  screen.gone.then(
    () => ended.resolve(null),
    (error: unknown) => {
      broken = error;
      ended.resolve(bug);
    },
  );
  looks.again();
  const ticking = setInterval(() => screen.stalled() || looks.tick(), tickMs);
  const code = await ended.promise;
  clearInterval(ticking);
  await screen.leave();
  if (broken !== null) process.stderr.write(`rungs: ${await describeBug(broken)}\n`);
  const {look, waiting} = looks.get();
  const left = waiting.length === 0 ? '' : `, ${waiting.length} not looked at to the end`;
  if (code === null) process.stdout.write(`${countsText(look)}${left}\n`);
  return code ?? look;
}

interface Looks {
  get(): FleetState;
  subscribe(changed: () => void): () => void;
  again(): void;
  tick(): void;
}

/** One look after the other; the rows of the one before stay until their host has answered anew. */
function looksAt(hosts: readonly FleetHost[], notes: readonly string[], looking: FleetLooking, atOnce: number): Looks {
  const known = new Map<FleetHost, readonly FleetRow[]>();
  const waiting = new Set<FleetHost>();
  const watchers = new Set<() => void>();
  let [at, begun] = [looking.now(), performance.now()];
  const stateNow = (look: FleetLook): FleetState => ({
    look,
    hosts: hosts.length,
    waiting: [...waiting].map(({name}) => name),
    now: looking.now(),
  });
  /** What differs is told once all have answered. */
  const lookNow = (drift?: FleetLook['drift']): FleetLook =>
    fleetLook([...known.values()].flat(), {
      at,
      tookMs: Math.round(performance.now() - begun),
      notes,
      ...(drift === undefined ? {} : {drift}),
    });
  let state = stateNow(lookNow([]));
  const show = (next: FleetState): void => {
    state = next;
    for (const changed of watchers) changed();
  };
  return {
    get: () => state,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    again() {
      if (waiting.size > 0) return;
      [at, begun] = [looking.now(), performance.now()];
      for (const host of hosts) waiting.add(host);
      show(stateNow(state.look));
      void manyAtOnce(hosts, atOnce, async (host) => {
        known.set(host, await lookAtHost(host, looking));
        waiting.delete(host);
        show(stateNow(lookNow(waiting.size === 0 ? undefined : state.look.drift)));
      });
    },
    tick: () => show(stateNow(state.look)),
  };
}
