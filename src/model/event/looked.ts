import {z} from 'zod';
import type {Reading} from '../look.ts';
import type {LogLine, LogNews, ReadingName, ReadingValues} from '../readings.ts';
import {listOf, whyShape} from './shapes.ts';

/** One reading with the name of its probe. */
export type Looked = {[N in ReadingName]: {readonly name: N; readonly reading: Reading<ReadingValues[N]>}}[ReadingName];

export function lookedShape(): z.ZodType<Looked> {
  const times = {at: z.number(), tookMs: z.number()};
  const reading = z.discriminatedUnion('seen', [
    z.object({seen: z.literal(true), value: z.record(z.string(), z.unknown()), ...times}),
    z.object({seen: z.literal(false), why: whyShape(), detail: z.string(), ...times}),
  ]);
  return z.object({name: readingNameShape(), reading}) as unknown as z.ZodType<Looked>;
}

export function readingNameShape(): z.ZodType<ReadingName> {
  return z.enum(Object.keys(readingNames) as [ReadingName, ...ReadingName[]]);
}

/** The type makes a new reading show up here. */
const readingNames: Readonly<Record<ReadingName, true>> = {
  supervisor: true,
  ports: true,
  http: true,
  install: true,
  unit: true,
  config: true,
  secrets: true,
  capabilities: true,
  log: true,
  vitals: true,
  cli: true,
  egress: true,
};

export function logNewsShape(): z.ZodType<LogNews> {
  return z.object({
    lines: listOf(logLineShape()),
    signatures: listOf(z.object({id: z.string(), count: z.number(), lastAt: z.number(), line: z.string()})),
    exits: listOf(z.object({at: z.number(), how: z.string(), status: z.string()})),
    restarts: listOf(z.object({at: z.number(), counter: z.number()})),
    startedAt: z.number().nullable(),
    startLimitAt: z.number().nullable(),
  });
}

function logLineShape(): z.ZodType<LogLine> {
  return z.object({
    at: z.number(),
    from: z.enum(['systemd', 'gateway', 'file', 'kernel']),
    pid: z.number().nullable(),
    text: z.string(),
  });
}
