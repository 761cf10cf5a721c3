import {askEach} from '../host/index.ts';
import type {Clock, Host, Verbs} from '../model/index.ts';
import type {Drill, DrillAct} from './drill.ts';
import type {Fault, Planted} from './faults/fault.ts';
import {faults} from './faults/index.ts';
import {drillHost} from './host.ts';
import {isHealthy} from './is-healthy.ts';
import {filledIn, wordValues} from './words.ts';
import {buildWorld} from './world/build.ts';
import type {Deed, Harm} from './world/deeds.ts';
import type {Wanted} from './world/scene.ts';
import type {World} from './world/world.ts';

/** An act as it is offered: the drill's words filled in for this host. */
export interface Act {
  readonly argv: readonly string[];
  readonly effect: string;
  readonly word: string | null;
  /** It has been run, with any result. */
  readonly done: boolean;
}

/** What happened in a drill's world that a score needs and a session does not know. */
export interface DrillFacts {
  readonly solvedAt: number | null;
  readonly hints: readonly {readonly at: number; readonly text: string}[];
  readonly deeds: readonly Deed[];
  readonly harms: readonly Harm[];
}

/** A drill that runs. */
export interface RunningDrill {
  readonly drill: Drill;
  readonly seed: number;
  readonly host: Host;
  /** What is asked of the search for gateways on this host. */
  readonly wish: {readonly profile: 'default'};
  readonly story: string;
  /** Everything that is offered, what helps and what does not, in an order that gives nothing away. */
  acts(): readonly Act[];
  /** The next of the three hints, counted; null when there is none left. */
  hint(): string | null;
  /** Whether the host is well again; the first moment at which it was asked and was so is kept. */
  solved(): boolean;
  /** A text of the drill, with its words filled in. */
  fill(text: string): string;
  facts(): DrillFacts;
}

/** What was done in a session before, so that a drill can go on where it was left. */
export interface Earlier {
  /** Commands that the responder ran, with their moments in the drill's time, oldest first. */
  readonly runs: readonly {readonly at: number; readonly argv: readonly string[]; readonly limitMs: number}[];
  readonly hints: readonly {readonly at: number; readonly text: string}[];
  /** When the session began, and when it was left. */
  readonly startedAt: number;
  readonly until: number;
}

/** Sets a drill up: the host of this seed, with its faults planted, at the moment when the pager goes off, which is now. */
export async function startDrill(drill: Drill, seed: number, clock: Clock, earlier: Earlier | null = null): Promise<RunningDrill> {
  const {world, planted} = plantAll(drill, seed, earlier?.startedAt ?? clock.now());
  const host = drillHost(world);
  const hints: {at: number; text: string}[] = [...(earlier?.hints ?? [])];
  const ran = new Set<string>();
  let solvedAt: number | null = null;
  const fill = (text: string): string => filledIn(text, wordValues(world, planted));
  const solved = (): boolean => {
    world.time.catchUp();
    const now = isHealthy(world) && planted.every((one) => one.cured());
    if (now && solvedAt === null) solvedAt = Math.round(world.time.now());
    return now;
  };
  for (const {at, argv, limitMs} of earlier?.runs ?? []) {
    world.time.runTo(at);
    ran.add(commandKey(argv));
    await host.run({argv, limitMs, keepBytes: 1});
    solved();
  }
  if (earlier) world.time.runTo(earlier.until);
  world.time.follow(clock);
  const verbs: Verbs = {
    ...host,
    run(command) {
      ran.add(commandKey(command.argv));
      return host.run(command);
    },
  };
  const noting: Host = {...host, ...verbs, ask: askEach(verbs)};
  return {
    drill,
    seed,
    host: noting,
    wish: {profile: 'default'},
    story: fill(drill.story),
    solved,
    fill,
    acts: () => offered(drill, world, fill, ran),
    hint() {
      const text = drill.hints[hints.length];
      if (text === undefined) return null;
      hints.push({at: Math.round(world.time.now()), text: fill(text)});
      return fill(text);
    },
    facts: () => ({solvedAt, hints, deeds: world.deeds, harms: world.harms}),
  };
}

/** A seed's world with the drill's faults, each made as long before the beginning as it takes to become what it is. */
export function plantAll(drill: Drill, seed: number, startAt: number): {readonly world: World; readonly planted: readonly Planted[]} {
  const orders = drill.plant.flatMap(({fault: name, options}) => {
    const fault = faults.find((one) => one.name === name);
    return fault ? [{fault, options}] : [];
  });
  const wanted = orders.reduce<Wanted>((so, {fault, options}) => fault.wanted?.(so, options) ?? so, {
    version: drill.version,
    ...(drill.platform === 'darwin' ? {mac: {}} : {}),
    ...(drill.platform === 'docker' ? {docker: {}} : {}),
  });
  const world = buildWorld(seed, wanted, startAt);
  const planted: Planted[] = [];
  for (const {fault, options} of orders.toSorted((a, b) => leadOf(b.fault, world) - leadOf(a.fault, world))) {
    world.time.runTo(world.scene.startAt - leadOf(fault, world));
    planted.push(fault.plant(world, options, drill.version));
  }
  world.time.runTo(world.scene.startAt);
  // What made the fault is the past's doing, not the responder's.
  world.deeds.length = 0;
  world.harms.length = 0;
  return {world, planted};
}

/** Up to a fifth more or less, so that times differ from seed to seed. */
function leadOf({leadMs, name}: Fault, {random}: World): number {
  return leadMs + random.fork(`lead ${name}`).int(0, Math.round(leadMs / 5));
}

function offered({solve, hurt}: Drill, world: World, fill: (text: string) => string, ran: ReadonlySet<string>): readonly Act[] {
  const all: readonly DrillAct[] = [...solve, ...hurt];
  const draw = world.random.fork('offers');
  const order = new Map(all.map((act) => [act, draw.int(0, 1_000_000)]));
  const acts = all
    .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    .map(({argv, effect, word}) => {
      const filled = argv.map(fill);
      return {argv: filled, effect: fill(effect), word, done: ran.has(commandKey(filled))};
    });
  return acts.filter((act, at) => acts.findIndex((other) => commandKey(other.argv) === commandKey(act.argv)) === at);
}

/** The console calls `openclaw` by its path, which makes no difference. */
export function commandKey(argv: readonly string[]): string {
  const [program = '', ...words] = argv;
  return [program.slice(program.lastIndexOf('/') + 1), ...words].join('\0');
}
