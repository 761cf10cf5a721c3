import {z} from 'zod';

export function listOf<T>(one: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(one);
}

/** The shape of every part of a type; the compiler asks for all of them and for no other. */
export type PartsOf<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? z.ZodExactOptional<z.ZodType<T[K]>> : z.ZodType<T[K]>;
};

export function partsOf<T extends object>(parts: PartsOf<T>): z.ZodType<T> {
  return z.object(parts) as unknown as z.ZodType<T>;
}

/** Milliseconds since 1970; what no calendar has could not be printed. */
export function timeShape(): z.ZodType<number> {
  return z.number().gte(-calendarMs).lte(calendarMs);
}

const calendarMs = 8.64e15;
