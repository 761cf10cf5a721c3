import {z} from 'zod';
import {listOf, partsOf} from '../event/shapes.ts';

export interface UnitValue {
  readonly scope: 'user' | 'system' | null;
  /** Null when the source could not be had, e.g. no template for this version. */
  readonly files: readonly {readonly path: string; readonly mode: number | null}[];
  readonly rows: readonly UnitRow[];
  /** Which release's installer the third column was made after, e.g. `2026.9.6`. */
  readonly templateOf: string | null;
}

/** One setting, three sources side by side; null = not set there. Secret values are pseudonyms. */
export interface UnitRow {
  readonly key: string;
  readonly loaded: string | null;
  readonly disk: string | null;
  readonly wanted: string | null;
  readonly differs: 'no' | 'disk' | 'wanted' | 'both';
}

export function unitShape(): z.ZodType<UnitValue> {
  return partsOf<UnitValue>({
    scope: z.enum(['user', 'system']).nullable(),
    files: listOf(z.object({path: z.string(), mode: z.number().nullable()})),
    rows: listOf(rowShape()),
    templateOf: z.string().nullable(),
  });
}

function rowShape(): z.ZodType<UnitRow> {
  return partsOf<UnitRow>({
    key: z.string(),
    loaded: z.string().nullable(),
    disk: z.string().nullable(),
    wanted: z.string().nullable(),
    differs: z.enum(['no', 'disk', 'wanted', 'both']),
  });
}
