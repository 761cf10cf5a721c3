import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';

/** What the OpenClaw CLI said, parsed loosely: unknown keys of a future version are kept out, never fatal. */
export interface CliValue {
  readonly answers: readonly CliAnswer[];
  /** Whether the process lives that an update which has not ended is said to be done by; absent where none is said to be under way. */
  readonly updater?: 'lives' | 'gone' | 'not seen';
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

export function cliShape(): z.ZodType<CliValue> {
  return partsOf<CliValue>({
    answers: listOf(answerShape()),
    updater: z.enum(['lives', 'gone', 'not seen']).optional(),
  });
}

function answerShape(): z.ZodType<CliAnswer> {
  return partsOf<CliAnswer>({
    command: z.string(),
    at: timeShape(),
    tookMs: z.number(),
    exit: z.number().nullable(),
    ended: z.enum(['exit', 'signal', 'limit', 'stopped']),
    json: z.unknown(),
    stderr: z.string(),
  });
}
