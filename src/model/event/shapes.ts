import {z} from 'zod';
import type {Why} from '../look.ts';

export function listOf<T>(one: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(one);
}

export function whyShape(): z.ZodType<Why> {
  return z.enum(['missing', 'denied', 'late', 'unreachable', 'garbled']);
}
