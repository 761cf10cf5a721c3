import {z} from 'zod';
import type {Reading} from '../look.ts';
import {type ReadingName, type ReadingValues, readingNames, readingShapes} from '../readings.ts';
import {readingOf} from './look.ts';

/** One reading with the name of its probe. */
export type Looked = {[N in ReadingName]: {readonly name: N; readonly reading: Reading<ReadingValues[N]>}}[ReadingName];

export function lookedShape(): z.ZodType<Looked> {
  const [first, ...others] = readingNames.map((name) =>
    z.object({name: z.literal(name), reading: readingOf<object>(readingShapes[name]())}),
  );
  return z.discriminatedUnion('name', [first!, ...others]) as unknown as z.ZodType<Looked>;
}

export function readingNameShape(): z.ZodType<ReadingName> {
  return z.enum(readingNames);
}
