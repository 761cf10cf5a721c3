import type {World} from './world.ts';

/** A stopped process keeps its sockets: connections are taken by the kernel, and nobody answers. */
export function isStopped(world: World, pid: number): boolean {
  return world.processes.get(pid)?.state === 'T';
}
