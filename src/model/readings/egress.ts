import {z} from 'zod';
import {lookOf} from '../event/look.ts';
import {listOf, partsOf} from '../event/shapes.ts';
import type {Look} from '../look.ts';

export interface EgressValue {
  readonly checks: readonly {readonly target: string; readonly what: 'name' | 'tls'; readonly result: Look<{readonly tookMs: number}>}[];
}

export function egressShape(): z.ZodType<EgressValue> {
  return partsOf<EgressValue>({
    checks: listOf(
      partsOf<EgressValue['checks'][number]>({
        target: z.string(),
        what: z.enum(['name', 'tls']),
        result: lookOf(z.object({tookMs: z.number()})),
      }),
    ),
  });
}
