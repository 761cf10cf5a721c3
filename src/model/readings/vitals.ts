import {z} from 'zod';
import {diskShape} from '../event/facts.ts';
import {listOf, partsOf} from '../event/shapes.ts';
import type {Vitals} from '../host.ts';

export interface VitalsValue extends Vitals {
  /** The state directory, the log directory and / each mapped to the disk that holds it. */
  readonly paths: readonly {readonly path: string; readonly mount: string}[];
  /** Whether the clock is kept by NTP, and how far off it is where that can be told. */
  readonly clock: {readonly synchronised: boolean | null; readonly offsetMs: number | null};
}

export function vitalsShape(): z.ZodType<VitalsValue> {
  return partsOf<VitalsValue>({
    os: z.string(),
    arch: z.string(),
    cpus: z.number(),
    load1: z.number(),
    uptimeMs: z.number(),
    memory: z.object({
      totalBytes: z.number(),
      availableBytes: z.number(),
      swapTotalBytes: z.number(),
      swapFreeBytes: z.number(),
    }),
    disks: listOf(diskShape()),
    paths: listOf(z.object({path: z.string(), mount: z.string()})),
    clock: z.object({synchronised: z.boolean().nullable(), offsetMs: z.number().nullable()}),
  });
}
