import type {Gateway, Host, Look, ReadingName, Readings, ReadingValues} from '../model/index.ts';

/** One way to look at one subject. Looking never changes the host and never judges. */
export interface Probe<N extends ReadingName> {
  readonly name: N;
  /** The live pace at its quickest, chosen by what a look costs; null = only on demand. */
  readonly everyMs: number | null;
  /** Probes whose latest readings this one builds on; in a first round they are looked at before it. */
  readonly after: readonly ReadingName[];
  look(host: Host, gateway: Gateway, known: Known): Promise<Look<ReadingValues[N]>>;
}

export type Probes = {readonly [N in ReadingName]: Probe<N>};

/** What a look may build on. */
export interface Known {
  readonly readings: Readings;
  /** True when costs of seconds are welcome: CLI answers, dials to the far side. */
  readonly deep: boolean;
  readonly signal?: AbortSignal;
}
