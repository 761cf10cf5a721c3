import {z} from 'zod';
import {listOf, type PartsOf, partsOf, timeShape} from '../event/shapes.ts';

export interface ProcessFacts {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  readonly user: string;
  readonly argv: readonly string[];
  /** One letter of /proc/PID/stat: R S D T Z … */
  readonly state: string;
  readonly startedAt: number | null;
  /** The systemd unit whose control group it is in, e.g. `openclaw-gateway.service`, `session-3.scope`. */
  readonly unit: string | null;
  readonly rssBytes: number | null;
  /** Parents from the nearest upwards, pid 1 left out. */
  readonly parents: readonly {readonly pid: number; readonly name: string}[];
}

export function processShape(): z.ZodType<ProcessFacts> {
  return partsOf<ProcessFacts>(processParts());
}

/** For whoever tells more of a process than this. */
export function processParts(): PartsOf<ProcessFacts> {
  return {
    pid: z.number(),
    ppid: z.number(),
    uid: z.number(),
    user: z.string(),
    argv: listOf(z.string()),
    state: z.string(),
    startedAt: timeShape().nullable(),
    unit: z.string().nullable(),
    rssBytes: z.number().nullable(),
    parents: listOf(z.object({pid: z.number(), name: z.string()})),
  };
}
