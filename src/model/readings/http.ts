import {z} from 'zod';
import {lookOf} from '../event/look.ts';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';
import type {Certificate} from '../host.ts';
import type {Look} from '../look.ts';

export interface HttpValue {
  readonly address: string;
  readonly port: number;
  readonly healthz: Look<HttpAnswer>;
  readonly readyz: Look<HttpAnswer>;
  readonly startupz: Look<HttpAnswer>;
  /** What /readyz says, when the answer had OpenClaw's shape. */
  readonly ready: ReadyFacts | null;
  /** What it shows where it serves TLS itself; absent where it does not. */
  readonly certificate?: Certificate;
}

export interface HttpAnswer {
  readonly status: number;
  readonly tookMs: number;
  /** False = something answers HTTP on the port that is not a gateway. */
  readonly openclaw: boolean;
  /** The first 200 characters, for evidence. */
  readonly body: string;
}

export interface ReadyFacts {
  readonly ready: boolean;
  readonly failing: readonly string[];
  readonly suppressed: readonly string[];
  readonly uptimeMs: number | null;
  /** Null on releases that do not say (an old daemon). */
  readonly eventLoop: {readonly degraded: boolean; readonly reasons: readonly string[]} | null;
  /** From /startupz where there is one. */
  readonly startup: 'started' | 'starting' | 'draining' | null;
  readonly pendingReason: string | null;
  readonly version: string | null;
}

export function httpShape(): z.ZodType<HttpValue> {
  return partsOf<HttpValue>({
    address: z.string(),
    port: z.number(),
    healthz: lookOf(answerShape()),
    readyz: lookOf(answerShape()),
    startupz: lookOf(answerShape()),
    ready: readyShape().nullable(),
    certificate: certificateShape().exactOptional(),
  });
}

function answerShape(): z.ZodType<HttpAnswer> {
  return partsOf<HttpAnswer>({status: z.number(), tookMs: z.number(), openclaw: z.boolean(), body: z.string()});
}

function certificateShape(): z.ZodType<Certificate> {
  return partsOf<Certificate>({validFrom: timeShape(), validTo: timeShape(), names: listOf(z.string()), selfSigned: z.boolean()});
}

function readyShape(): z.ZodType<ReadyFacts> {
  return partsOf<ReadyFacts>({
    ready: z.boolean(),
    failing: listOf(z.string()),
    suppressed: listOf(z.string()),
    uptimeMs: z.number().nullable(),
    eventLoop: z.object({degraded: z.boolean(), reasons: listOf(z.string())}).nullable(),
    startup: z.enum(['started', 'starting', 'draining']).nullable(),
    pendingReason: z.string().nullable(),
    version: z.string().nullable(),
  });
}
