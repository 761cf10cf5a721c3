import type {Look} from '../look.ts';

/** What the OpenClaw CLI said, parsed loosely: unknown keys of a future version are kept out, never fatal. */
export interface CliValue {
  readonly answers: readonly CliAnswer[];
}

export interface CliAnswer {
  /** The command as one string, without `openclaw`: `gateway status --deep --json`. */
  readonly command: string;
  readonly at: number;
  readonly tookMs: number;
  readonly exit: number | null;
  readonly ended: 'exit' | 'signal' | 'limit' | 'stopped';
  /** The JSON document of standard output, when there was one. */
  readonly json: unknown;
  /** The last lines of standard error. */
  readonly stderr: string;
}

export interface EgressValue {
  readonly checks: readonly {readonly target: string; readonly what: 'name' | 'tls'; readonly result: Look<{readonly tookMs: number}>}[];
}
