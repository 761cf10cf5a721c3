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
