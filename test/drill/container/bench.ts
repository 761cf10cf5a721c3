import {type Order, type WorldBench, worldBench} from '../world-bench.ts';

/** A host of the drill with an engine on it. */
export function dockerBench({docker = {}, ...order}: Omit<Order, 'mac'> = {}): Promise<WorldBench> {
  return worldBench({...order, docker});
}
