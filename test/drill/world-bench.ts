import {drillHost} from '../../src/drill/host.ts';
import {buildWorld} from '../../src/drill/world/build.ts';
import type {DockerWish} from '../../src/drill/world/docker/wish.ts';
import type {MacWish} from '../../src/drill/world/mac/wish.ts';
import type {World} from '../../src/drill/world/world.ts';
import type {Gateway, Host} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {eagerClock, gatewayOn, type Looked, lookDeep, now, throughCleaner} from './look.ts';

/** A host of the drill, a Mac or one with an engine on it, and somebody before it. */
export interface WorldBench {
  readonly world: World;
  readonly host: Host;
  readonly gateway: Gateway;
  look(deep?: boolean): Promise<Looked & {readonly next: readonly string[]}>;
  run(...argv: readonly string[]): Promise<{readonly exit: number | null; readonly stdout: string; readonly stderr: string}>;
  pass(ms: number): void;
}

export interface Order {
  readonly docker?: DockerWish;
  readonly mac?: MacWish;
  readonly seed?: number;
  readonly version?: string;
  /** What was done to it, and how long ago. */
  readonly make?: (world: World) => void;
  readonly agoMs?: number;
}

export async function worldBench({seed = 3, version = '2026.9.6', make, agoMs = 300_000, ...platform}: Order): Promise<WorldBench> {
  const world = buildWorld(seed, {version, ...platform}, now);
  world.time.runTo(now - agoMs);
  make?.(world);
  world.time.runTo(now);
  const clock = eagerClock();
  world.time.follow(clock);
  const host = await throughCleaner(drillHost(world));
  const gateway = await gatewayOn(host);
  return {
    world,
    host,
    gateway,
    pass: (ms) => clock.pass(ms),
    async look(deep = true) {
      const looked = await lookDeep(host, await gatewayOn(host), deep);
      return {...looked, next: looked.judgement.findings.flatMap((finding) => finding.next.map(printStep))};
    },
    async run(...argv) {
      const ran = await host.run({argv, limitMs: 60_000, keepBytes: 400_000});
      if (!ran.seen) throw new Error(ran.detail);
      return {exit: ran.value.exit, stdout: ran.value.stdout.text, stderr: ran.value.stderr.text};
    },
  };
}
