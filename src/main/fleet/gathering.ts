import type {FleetHost, FleetRow} from '../../fleet/index.ts';
import type {Options} from '../options.ts';
import {lookAtHosts} from './engines/engine.ts';
import type {FleetLooking} from './look-at-host.ts';

/** The rows that are known of each host, and who has not answered yet. */
export interface Gathering {
  rows(): readonly FleetRow[];
  waiting(): readonly FleetHost[];
  of(host: FleetHost): readonly FleetRow[];
  /** Looks at these anew; what is known of them stays until they have answered. */
  look(hosts: readonly FleetHost[]): void;
  /** Says now what would be said in a moment; false where nothing is to be said. */
  flush(): boolean;
}

/** Hosts that answer together are put in their places together: of hundreds each would take a frame's time to sort. */
const gatherMs = 50;

export function gathering(looking: FleetLooking, options: Options, changed: () => void): Gathering {
  const known = new Map<FleetHost, readonly FleetRow[]>();
  const waiting = new Set<FleetHost>();
  let due: NodeJS.Timeout | null = null;
  const flush = (): boolean => {
    if (due === null) return false;
    clearTimeout(due);
    due = null;
    changed();
    return true;
  };
  return {
    rows: () => [...known.values()].flat(),
    waiting: () => [...waiting],
    of: (host) => known.get(host) ?? [],
    look(hosts) {
      for (const host of hosts) waiting.add(host);
      void lookAtHosts(hosts, looking, options.fleet, (host, rows) => {
        known.set(host, rows);
        waiting.delete(host);
        due ??= setTimeout(flush, gatherMs);
      });
    },
    flush,
  };
}
