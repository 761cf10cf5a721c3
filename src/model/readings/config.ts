import {z} from 'zod';
import {fileFactsShape} from '../event/facts.ts';
import {listOf, partsOf} from '../event/shapes.ts';
import type {FileFacts} from '../host.ts';

export interface ConfigValue {
  readonly path: string;
  readonly facts: FileFacts | null;
  readonly state: 'valid' | 'missing' | 'broken' | 'unreadable';
  /** For `broken`: where and what. */
  readonly problem: {readonly line: number; readonly column: number; readonly message: string} | null;
  readonly mode: string | null;
  readonly bind: string | null;
  readonly authMode: string | null;
  /** Whether any gateway credential is configured (by file or reference), never its value. */
  readonly authConfigured: boolean;
  readonly port: number | null;
  readonly touchedVersion: string | null;
  readonly topKeys: readonly string[];
  /** The file that the unit's environment makes the daemon read; differs from `path` in a split. */
  readonly daemonPath: string | null;
  /** `${NAME}` and SecretRef references: where in the file, what it refers to. */
  readonly references: readonly {readonly at: string; readonly name: string; readonly source: string}[];
  /** Remains of broken writes beside the file: .bak, .rejected.*, .clobbered.* */
  readonly remains: readonly string[];
}

export function configShape(): z.ZodType<ConfigValue> {
  return partsOf<ConfigValue>({
    path: z.string(),
    facts: fileFactsShape().nullable(),
    state: z.enum(['valid', 'missing', 'broken', 'unreadable']),
    problem: z.object({line: z.number(), column: z.number(), message: z.string()}).nullable(),
    mode: z.string().nullable(),
    bind: z.string().nullable(),
    authMode: z.string().nullable(),
    authConfigured: z.boolean(),
    port: z.number().nullable(),
    touchedVersion: z.string().nullable(),
    topKeys: listOf(z.string()),
    daemonPath: z.string().nullable(),
    references: listOf(z.object({at: z.string(), name: z.string(), source: z.string()})),
    remains: listOf(z.string()),
  });
}
