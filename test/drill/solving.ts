import {type Drill, type RunningDrill, startDrill} from '../../src/drill/index.ts';
import type {Gateway, Host} from '../../src/model/index.ts';
import {eagerClock, gatewayOn, type Looked, lookDeep, throughCleaner} from './look.ts';

/** A drill as a responder has it before them: the host through the cleaner, the gateway found, and hands that can act. */
export interface Bench {
  readonly running: RunningDrill;
  readonly host: Host;
  readonly gateway: Gateway;
  look(): Promise<Looked>;
  /** Runs a command of the drill's file. */
  act(
    argv: readonly string[],
  ): Promise<{readonly exit: number | null; readonly ended: string; readonly stdout: string; readonly stderr: string}>;
  pass(ms: number): void;
}

export async function benchOf(drill: Drill, seed: number): Promise<Bench> {
  const clock = eagerClock();
  const running = await startDrill(drill, seed, clock);
  const host = await throughCleaner(running.host);
  const gateway = await gatewayOn(host);
  return {
    running,
    host,
    gateway,
    look: () => lookDeep(host, gateway),
    pass: (ms) => clock.pass(ms),
    async act(argv) {
      const ran = await host.run({argv: argv.map(running.fill), limitMs: 60_000, keepBytes: 100_000});
      if (!ran.seen) throw new Error(ran.detail);
      return {exit: ran.value.exit, ended: ran.value.ended, stdout: ran.value.stdout.text, stderr: ran.value.stderr.text};
    },
  };
}
