import type {Gateways} from './gateway/run.ts';
import type {Processes} from './processes.ts';

export interface Memory {
  totalBytes: number;
  /** What everything but the gateways takes. */
  othersBytes: number;
  swapTotalBytes: number;
  /** What a gateway needs when it has started. */
  gatewayBytes: number;
  /** What a container may take of it; null where nothing limits all that runs here. */
  capBytes: number | null;
}

/** What decides how much memory is left. */
export interface MemoryNeeds {
  readonly memory: Memory;
  readonly gateways: Gateways;
  readonly processes: Processes;
}

export function availableBytes({memory, gateways, processes}: MemoryNeeds): number {
  const taken = [...gateways.keys()].reduce((sum, pid) => sum + (processes.get(pid)?.rssBytes ?? 0), 0);
  return Math.max(40_000_000, memory.totalBytes - memory.othersBytes - taken);
}
