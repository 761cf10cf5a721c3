import {z} from 'zod';
import {lookOf} from '../event/look.ts';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';
import type {Look} from '../look.ts';

export interface InstallValue {
  readonly cli: Look<CliInstall>;
  /** What the loaded unit starts. Null without a unit. */
  readonly unit: EntryFacts | null;
  /** What the running gateway process was started from, from its argv. Null when nothing runs. */
  readonly running: EntryFacts | null;
  /** `openclaw` commands of other installations than the chosen one's, one for each package; left out where there is none. */
  readonly others?: readonly OtherCommand[];
  /** The version of the command line in the world of its own where the gateway lives; left out where it lives on this host, or none is known. */
  readonly apart?: string;
}

/** A command that a person may get by typing `openclaw`; the one that their own PATH gives comes first. */
export type OtherCommand = Pick<CliInstall, 'path' | 'packageRoot' | 'version'>;

export interface CliInstall {
  readonly path: string;
  readonly packageRoot: string;
  readonly version: string;
  /** The entry file that this version ships for the gateway. */
  readonly entry: string | null;
  /** `engines.node` of the package. */
  readonly nodeWanted: string | null;
}

export interface EntryFacts {
  readonly node: {readonly path: string; readonly exists: boolean | null; readonly version: string | null};
  /** The .js file, null where the unit starts a wrapper or another program. */
  readonly entry: string | null;
  readonly entryExists: boolean | null;
  readonly packageRoot: string | null;
  /** Of a running gateway: what runs, which is not what lies on disk when the package was replaced under it. */
  readonly version: string | null;
  readonly nodeWanted: string | null;
  /** When the package was replaced under the running process. */
  readonly replacedAt?: number;
}

export function installShape(): z.ZodType<InstallValue> {
  return partsOf<InstallValue>({
    cli: lookOf(cliShape()),
    unit: entryShape().nullable(),
    running: entryShape().nullable(),
    others: z.exactOptional(listOf(otherShape())),
    apart: z.exactOptional(z.string()),
  });
}

function otherShape(): z.ZodType<OtherCommand> {
  return partsOf<OtherCommand>({path: z.string(), packageRoot: z.string(), version: z.string()});
}

function cliShape(): z.ZodType<CliInstall> {
  return partsOf<CliInstall>({
    path: z.string(),
    packageRoot: z.string(),
    version: z.string(),
    entry: z.string().nullable(),
    nodeWanted: z.string().nullable(),
  });
}

function entryShape(): z.ZodType<EntryFacts> {
  return partsOf<EntryFacts>({
    node: z.object({path: z.string(), exists: z.boolean().nullable(), version: z.string().nullable()}),
    entry: z.string().nullable(),
    entryExists: z.boolean().nullable(),
    packageRoot: z.string().nullable(),
    version: z.string().nullable(),
    nodeWanted: z.string().nullable(),
    replacedAt: z.exactOptional(timeShape()),
  });
}
