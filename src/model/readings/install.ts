import type {Look} from '../look.ts';

export interface InstallValue {
  readonly cli: Look<CliInstall>;
  /** What the loaded unit starts. Null without a unit. */
  readonly unit: EntryFacts | null;
  /** What the running gateway process was started from, from its argv. Null when nothing runs. */
  readonly running: EntryFacts | null;
}

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
