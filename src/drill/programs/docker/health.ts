import type {Container} from '../../world/docker/container.ts';
import {insidePort} from '../../world/docker/wish.ts';
import type {World} from '../../world/world.ts';

export interface Health {
  readonly state: 'starting' | 'healthy' | 'unhealthy';
  readonly failures: number;
  readonly log: readonly {readonly at: number; readonly exit: number}[];
}

/** What the container's own check has found at its turns; null where its maker gave it none. */
export function healthOf(world: World, container: Container): Health | null {
  const {made, startedAt} = container;
  const {check} = made;
  if (check === null || world.engine === null) return null;
  if (startedAt === null) return {state: 'starting', failures: 0, log: []};
  const inside = world.engine.inside(container);
  const until = container.state === 'running' ? world.time.now() : (container.endedAt ?? startedAt);
  const count = Math.floor((until - startedAt) / check.intervalMs);
  const [run] = [...inside.gateways.values()];
  const openSince = run?.readyAt ?? null;
  const answers = inside.processes.listener('127.0.0.1', insidePort) !== null && container.state === 'running';
  const log = Array.from({length: count}, (_, turn) => startedAt + (turn + 1) * check.intervalMs)
    .slice(-5)
    .map((at) => ({at, exit: answers && openSince !== null && at >= openSince ? 0 : 1}));
  const failures = log.length - 1 - log.findLastIndex(({exit}) => exit === 0);
  if (container.state !== 'running') return {state: 'unhealthy', failures: 0, log};
  if (log.at(-1)?.exit === 0) return {state: 'healthy', failures: 0, log};
  return {state: until - startedAt < check.startMs || failures < check.retries ? 'starting' : 'unhealthy', failures, log};
}
