import {FleetApp} from '../../../screens/fleet/FleetApp.tsx';
import type {FleetState} from '../../../screens/fleet/fleet-state.ts';
import {type Chosen, countsText, type FleetHost, type FleetLook, type FleetRow, fleetLook} from '../../fleet/index.ts';
import {describeBug} from '../bug.ts';
import type {Options} from '../options.ts';
import {openDrawn} from '../screen.tsx';
import {onEndingSignal} from '../signals.ts';
import {gathering} from './gathering.ts';
import {consoleWords, openHostConsole} from './host-console.ts';
import type {FleetLooking} from './look-at-host.ts';

/** How old a look is, is told in seconds. */
const tickMs = 1000;

const bug = 70;

/** The look on the whole screen, until it is left. Resolves with what was known then, or with a code where it ended otherwise. */
export async function showFleet(chosen: Chosen, looking: FleetLooking, options: Options): Promise<FleetLook | number> {
  const looks = looksAt(chosen, looking, options);
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
  looks.tick();
  const {look, waiting} = looks.get();
  const left = waiting.length === 0 ? '' : `, ${waiting.length} not looked at to the end`;
  if (code === null) process.stdout.write(`${countsText(look)}${left}\n`);
  return code ?? look;
}

interface Looks {
  get(): FleetState;
  subscribe(changed: () => void): () => void;
  again(): void;
  refuses(row: FleetRow): string | null;
  console(row: FleetRow): Promise<void>;
  notice(sentence: string | null): void;
  tick(): void;
}

/** One look after the other; the rows of the one before stay until their host has answered anew. */
function looksAt({hosts, notes}: Chosen, looking: FleetLooking, options: Options): Looks {
  const watchers = new Set<() => void>();
  let notice: string | null = null;
  let [at, begun] = [looking.now(), performance.now()];
  const stateNow = (look: FleetLook): FleetState => ({
    look,
    hosts: hosts.length,
    waiting: gathered.waiting().map(({name}) => name),
    now: looking.now(),
    notice,
  });
  /** What differs is told once all have answered. */
  const lookNow = (drift: FleetLook['drift']): FleetLook => {
    const begin = {at, tookMs: Math.round(performance.now() - begun), notes};
    return fleetLook(gathered.rows(), gathered.waiting().length === 0 ? begin : {...begin, drift});
  };
  const show = (look: FleetLook): void => {
    state = stateNow(look);
    for (const changed of watchers) changed();
  };
  const gathered = gathering(looking, options, () => show(lookNow(state.look.drift)));
  let state = stateNow(fleetLook([], {at, tookMs: 0, notes, drift: []}));
  const look = (these: readonly FleetHost[]): void => {
    gathered.look(these);
    show(state.look);
  };
  const hostOf = (row: FleetRow) => hosts.find((host) => gathered.of(host).includes(row)) ?? hosts.find(({name}) => name === row.host);
  return {
    get: () => state,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    again() {
      if (gathered.waiting().length > 0) return;
      [at, begun] = [looking.now(), performance.now()];
      look(hosts);
    },
    refuses: (row) => hostOf(row)?.problem ?? null,
    async console(row) {
      const host = hostOf(row);
      if (host === undefined) return;
      const several = gathered.of(host).filter(({gateway}) => gateway !== null).length > 1;
      await openHostConsole(consoleWords(host, several ? row.gateway?.profile : options.profile, options));
      // What was done there is seen at once.
      if (!gathered.waiting().includes(host)) look([host]);
    },
    notice(sentence) {
      if (notice === sentence) return;
      notice = sentence;
      show(state.look);
    },
    tick() {
      if (!gathered.flush()) show(state.look);
    },
  };
}
