import {z} from 'zod';
import type {ReadyFacts} from '../../model/index.ts';
import {anyJson} from './json.ts';

/** The shapes that only a gateway answers with; keys of other releases are passed over. */
const healthz = z.looseObject({ok: z.boolean(), status: z.string()});
const startupz = z.looseObject({
  ok: z.boolean(),
  status: z.enum(['started', 'starting', 'draining']),
  version: z.string().optional(),
  pendingReason: z.string().optional(),
});
const words = z.array(z.string()).catch([]);
const readyz = z.looseObject({
  ready: z.boolean(),
  failing: words.default([]),
  suppressed: words.default([]),
  uptimeMs: z.number().nullable().catch(null).default(null),
  eventLoop: z
    .looseObject({degraded: z.boolean(), reasons: words.default([])})
    .nullable()
    .catch(null)
    .default(null),
});

export type Startup = z.infer<typeof startupz>;

export function parseHealthz(body: string): boolean {
  return healthz.safeParse(anyJson(body)).success;
}

export function parseStartupz(body: string): Startup | null {
  return startupz.safeParse(anyJson(body)).data ?? null;
}

export function parseReadyz(body: string): Omit<ReadyFacts, 'startup' | 'pendingReason' | 'version'> | null {
  const answer = readyz.safeParse(anyJson(body)).data;
  if (!answer) return null;
  const {ready, failing, suppressed, uptimeMs, eventLoop} = answer;
  return {ready, failing, suppressed, uptimeMs, eventLoop: eventLoop && {degraded: eventLoop.degraded, reasons: eventLoop.reasons}};
}
