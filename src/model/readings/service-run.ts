import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';

/** How what a supervisor holds runs, or how it ended, where it tells as much. */
export interface ServiceRun {
  /** The status of the last end; null while the first run lasts. */
  readonly exit: number | null;
  /** It was killed because it, or what it lives in, had used up its memory. */
  readonly outOfMemory: boolean;
  /** It waits for its next start. */
  readonly isRetrying: boolean;
  /** Restarts that the supervisor decided on by itself. */
  readonly restarts: number;
  /** Starts that came to a bad end, where only their number and the last end are told and not who decided on them. */
  readonly crashes?: number;
  /** The signal that ended the last run, where that is told in place of a status. */
  readonly signal?: string;
  /** The supervisor could not even begin the last run: its status is the supervisor's own word, not the gateway's. */
  readonly neverBegan?: true;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** When a restart began, as far as these looks saw it, oldest first; the newest few. */
  readonly restartTimes: readonly number[];
  /** The supervisor's own word for when it starts it again; empty = never. */
  readonly restartPolicy: string;
  /** The unit that brings it back after a boot, and whether that one is started then. */
  readonly broughtBack?: {readonly unit: string; readonly atBoot: boolean};
  /** Who makes it and starts it again from outside, so that its own policy says nothing: a unit, a stack. */
  readonly madeBy: MadeBy | null;
  /** The words that call OpenClaw's command line from outside, carrier included; empty = not known, or there is nothing to carry it to. */
  readonly cli: readonly string[];
  /** The same in a container of its own with this one's files, for when nothing can be carried into it. */
  readonly cliBeside?: readonly string[];
  readonly check: ServiceCheck | null;
  readonly memoryMax: number | null;
  /** Addresses and ports of the host that lead into it, and to which port there. */
  readonly published: readonly {readonly address: string; readonly port: number; readonly inside: number}[];
  /** Folders of the host that it sees, and where. */
  readonly mounts: readonly {readonly from: string; readonly to: string}[];
  /** When its state is lost, where nothing outside holds it. */
  readonly losesState?: StateLoss;
  /** The user that it runs as, in its own world's words. */
  readonly user: string;
  /** The same as a number of this host, where it is known. */
  readonly uid?: number;
  /** Where its state lies here, and whose that folder is. */
  readonly stateFolder?: StateFolder;
  readonly image: string;
  /** The OpenClaw that lies in it, and when that was written there; left out where its files could not be had. */
  readonly release?: {readonly version: string; readonly writtenAt: number | null};
  /** The content of the image, so that two of one name are told apart. */
  readonly digest: string;
}

export interface StateFolder {
  readonly path: string;
  readonly uid: number;
  readonly mode: number;
}

export type StateLoss = 'at each start' | 'with the container';

/** The supervisor's own question to what it runs. */
export interface ServiceCheck {
  readonly state: string;
  readonly failures: number;
  /** What the last one ended with and said. */
  readonly exit: number | null;
  readonly said: string;
}

export type MadeBy =
  | {readonly is: 'unit'; readonly name: string}
  | {
      readonly is: 'stack';
      /** The words of the program that keeps it. */
      readonly tool: readonly string[];
      readonly project: string;
      readonly service: string;
      /** Its files by their whole paths; empty = not told. */
      readonly files: readonly string[];
    };

export function serviceRunShape(): z.ZodType<ServiceRun> {
  return partsOf<ServiceRun>({
    exit: z.number().nullable(),
    outOfMemory: z.boolean(),
    isRetrying: z.boolean(),
    restarts: z.number(),
    crashes: z.exactOptional(z.number()),
    signal: z.exactOptional(z.string()),
    neverBegan: z.exactOptional(z.literal(true)),
    startedAt: timeShape().nullable(),
    endedAt: timeShape().nullable(),
    restartTimes: listOf(timeShape()),
    restartPolicy: z.string(),
    broughtBack: z.exactOptional(z.object({unit: z.string(), atBoot: z.boolean()})),
    madeBy: madeByShape().nullable(),
    cli: listOf(z.string()),
    cliBeside: z.exactOptional(listOf(z.string())),
    check: checkShape().nullable(),
    memoryMax: z.number().nullable(),
    published: listOf(z.object({address: z.string(), port: z.number(), inside: z.number()})),
    mounts: listOf(z.object({from: z.string(), to: z.string()})),
    losesState: z.exactOptional(z.enum(['at each start', 'with the container'])),
    user: z.string(),
    uid: z.exactOptional(z.number()),
    stateFolder: z.exactOptional(z.object({path: z.string(), uid: z.number(), mode: z.number()})),
    image: z.string(),
    release: z.exactOptional(z.object({version: z.string(), writtenAt: timeShape().nullable()})),
    digest: z.string(),
  });
}

function checkShape(): z.ZodType<ServiceCheck> {
  return partsOf<ServiceCheck>({state: z.string(), failures: z.number(), exit: z.number().nullable(), said: z.string()});
}

function madeByShape(): z.ZodType<MadeBy> {
  return z.discriminatedUnion('is', [
    z.object({is: z.literal('unit'), name: z.string()}),
    z.object({is: z.literal('stack'), tool: listOf(z.string()), project: z.string(), service: z.string(), files: listOf(z.string())}),
  ]);
}
