import {z} from 'zod';
import type {Captured, Ran} from '../host.ts';
import {listOf} from './shapes.ts';

/** What a command said and how it ended. */
export function ranShape(): z.ZodType<Ran> {
  return z.object({
    argv: listOf(z.string()),
    ended: z.enum(['exit', 'signal', 'limit', 'stopped']),
    exit: z.number().nullable(),
    signal: z.string().nullable(),
    tookMs: z.number(),
    stdout: capturedShape(),
    stderr: capturedShape(),
  });
}

function capturedShape(): z.ZodType<Captured> {
  return z.object({
    text: z.string(),
    bytes: z.number(),
    lines: z.number(),
    cut: z.object({bytes: z.number(), lines: z.number()}).nullable(),
    sha256: z.string().nullable(),
  });
}
