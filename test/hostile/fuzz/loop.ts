import {createChance} from '../chance.ts';
import type {Coverage} from './coverage.ts';
import {mutated} from './mutate.ts';
import type {Target} from './targets.ts';

export interface Fault {
  readonly target: string;
  readonly input: string;
  readonly why: string;
}

interface LoopParts {
  readonly target: Target;
  readonly coverage: Coverage;
  readonly seed: number;
  /** Whether it goes on; asked between batches. */
  goesOn(): boolean;
}

export interface Looped {
  readonly inputs: number;
  /** Texts that reached something that none before them had reached. */
  readonly kept: number;
  readonly faults: readonly Fault[];
}

/** Inputs of one batch: whether it reached anything new costs as much to ask as some hundred of them to run. */
const batchSize = 256;
const faultsMax = 5;

/** Texts that reach something new are changed further; the others are forgotten. */
export function loopOn({target, coverage, seed, goesOn}: LoopParts): Looped {
  const chance = createChance(seed);
  const corpus: string[] = [];
  const faults: Fault[] = [];
  let inputs = 0;

  const run = (input: string) => {
    inputs += 1;
    const why = faultOf(target, input);
    if (why !== null && faults.length < faultsMax) faults.push({target: target.name, input, why});
  };
  const take = (batch: readonly string[]): void => {
    if (batch.length === 0) return;
    const fresh = coverage.fresh(() => batch.forEach(run));
    if (fresh.count === 0) return;
    if (batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      take(batch.slice(0, half));
      take(batch.slice(half));
      return;
    }
    fresh.keep();
    corpus.push(batch[0]!);
  };

  take([...target.seeds, '']);
  corpus.unshift(...target.seeds);
  while (goesOn() && faults.length < faultsMax) take(Array.from({length: batchSize}, () => mutated(corpus, chance)));
  return {inputs, kept: corpus.length - target.seeds.length, faults};
}

/** One input in processor time, whatever else runs on the machine: a text of 16 KB that takes longer is an attack. */
const inputMaxMs = 2000;

/** Null where the target did what it must. */
export function faultOf(target: Target, input: string, limitMs = inputMaxMs): string | null {
  const since = process.cpuUsage();
  try {
    target.run(input);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n') : String(error);
  }
  const {user, system} = process.cpuUsage(since);
  const tookMs = (user + system) / 1000;
  return tookMs > limitMs ? `took ${Math.round(tookMs)} ms of processor time for ${input.length} characters` : null;
}
