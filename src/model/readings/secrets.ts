import {z} from 'zod';
import {fileFactsShape} from '../event/facts.ts';
import {listOf, partsOf} from '../event/shapes.ts';
import type {FileFacts} from '../host.ts';

export interface SecretsValue {
  /** Every secret-looking key that a source sets, with all its sources in the daemon's order of precedence. */
  readonly keys: readonly SecretKey[];
  /** Environment files that the unit names, present or not. */
  readonly envFiles: readonly {readonly path: string; readonly optional: boolean; readonly state: 'present' | 'missing' | 'denied'}[];
  /** Files that hold secrets, with modes and owners. */
  readonly files: readonly {readonly path: string; readonly facts: FileFacts}[];
  /** Names (never values) in the running daemon's own environment; null = could not be read. */
  readonly daemonNames: readonly string[] | null;
  /** Variables of the same places that switch a part of the gateway off; absent where there is none. */
  readonly switchedOff?: readonly SwitchedOff[];
  /** Keys that agents keep in `auth-profiles.json`, which a call to a model takes before any variable; absent where there is none. */
  readonly profiles?: readonly ProfileKey[];
}

export interface ProfileKey {
  readonly path: string;
  /** Its name in that file, as `anthropic:default`. */
  readonly profile: string;
  readonly provider: string;
  readonly mark: string;
}

export interface SwitchedOff {
  readonly what: 'channels' | 'cron' | 'browser' | 'canvas' | 'gmail';
  /** The assignment as it stands there. */
  readonly variable: string;
  /** Where it can be taken away, a file where one is known. */
  readonly where: string;
  /** The process that runs has it, or will read it by itself; otherwise it waits for the next start. */
  readonly holds: boolean;
}

export interface SecretKey {
  /** The environment variable's name, or `gateway.auth.token` and the like for the config's own literal. */
  readonly name: string;
  readonly sources: readonly SecretSource[];
  /** What the daemon got, where it can be seen or follows from the proved order. */
  readonly daemon: {readonly mark: string; readonly from: string} | null;
  /** What a CLI started from a clean shell gets. */
  readonly cli: {readonly mark: string; readonly from: string} | null;
}

export interface SecretSource {
  readonly kind: 'config' | 'environment-file' | 'drop-in' | 'unit' | 'manager' | 'dotenv' | 'config-env' | 'process';
  readonly where: string;
  /** The pseudonym; equal marks are equal values. */
  readonly mark: string;
}

export function secretsShape(): z.ZodType<SecretsValue> {
  return partsOf<SecretsValue>({
    keys: listOf(keyShape()),
    envFiles: listOf(z.object({path: z.string(), optional: z.boolean(), state: z.enum(['present', 'missing', 'denied'])})),
    files: listOf(z.object({path: z.string(), facts: fileFactsShape()})),
    daemonNames: listOf(z.string()).nullable(),
    switchedOff: listOf(switchShape()).optional(),
    profiles: listOf(z.object({path: z.string(), profile: z.string(), provider: z.string(), mark: z.string()})).optional(),
  });
}

function switchShape(): z.ZodType<SwitchedOff> {
  return partsOf<SwitchedOff>({
    what: z.enum(['channels', 'cron', 'browser', 'canvas', 'gmail']),
    variable: z.string(),
    where: z.string(),
    holds: z.boolean(),
  });
}

function keyShape(): z.ZodType<SecretKey> {
  const got = () => z.object({mark: z.string(), from: z.string()}).nullable();
  return partsOf<SecretKey>({name: z.string(), sources: listOf(sourceShape()), daemon: got(), cli: got()});
}

function sourceShape(): z.ZodType<SecretSource> {
  return partsOf<SecretSource>({
    kind: z.enum(['config', 'environment-file', 'drop-in', 'unit', 'manager', 'dotenv', 'config-env', 'process']),
    where: z.string(),
    mark: z.string(),
  });
}
