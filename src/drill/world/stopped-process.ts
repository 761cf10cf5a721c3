import type {Processes} from './processes.ts';

export interface StoppedNeeds {
  readonly processes: Processes;
}

/** A stopped process keeps its sockets: connections are taken by the kernel, and nobody answers. */
export function isStopped(world: StoppedNeeds, pid: number): boolean {
  return world.processes.get(pid)?.state === 'T';
}
