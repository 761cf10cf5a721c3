import {z} from 'zod';
import type {Look, Reading, Why} from '../look.ts';
import {timeShape} from './shapes.ts';

export function lookOf<T>(value: z.ZodType<T>): z.ZodType<Look<T>> {
  return z.discriminatedUnion('seen', [z.object({seen: z.literal(true), value}), z.object(unseenParts())]) as z.ZodType<Look<T>>;
}

export function readingOf<T>(value: z.ZodType<T>): z.ZodType<Reading<T>> {
  const times = {at: timeShape(), tookMs: z.number()};
  return z.discriminatedUnion('seen', [
    z.object({seen: z.literal(true), value, ...times}),
    z.object({...unseenParts(), ...times}),
  ]) as z.ZodType<Reading<T>>;
}

function unseenParts() {
  return {seen: z.literal(false), why: whyShape(), detail: z.string()};
}

function whyShape(): z.ZodType<Why> {
  return z.enum(['missing', 'denied', 'late', 'unreachable', 'garbled']);
}
