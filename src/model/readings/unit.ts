import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';
import type {FileFacts} from '../host.ts';

export interface UnitValue {
  readonly scope: 'user' | 'system' | null;
  /** Null when the source could not be had, e.g. no template for this version. */
  readonly files: readonly UnitFile[];
  readonly rows: readonly UnitRow[];
  /** Which release's installer the third column was made after, e.g. `2026.9.6`. */
  readonly templateOf: string | null;
}

/** One file of the definition, the unit first and its drop-ins in the order in which they are applied. */
export interface UnitFile {
  readonly path: string;
  readonly mode: number | null;
  /** What stands under that name itself, behind no link; absent where it could not be looked at. */
  readonly kind?: FileFacts['kind'];
  /** Where a link leads. */
  readonly leadsTo?: string;
  readonly modifiedAt?: number;
  /** Its lines as `Service.EnvironmentFile=/etc/openclaw.env`, with marks for secrets. */
  readonly settings?: readonly string[];
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
    files: listOf(fileShape()),
    rows: listOf(rowShape()),
    templateOf: z.string().nullable(),
  });
}

function fileShape(): z.ZodType<UnitFile> {
  return partsOf<UnitFile>({
    path: z.string(),
    mode: z.number().nullable(),
    kind: z.exactOptional(z.enum(['file', 'directory', 'link', 'socket', 'other'])),
    leadsTo: z.exactOptional(z.string()),
    modifiedAt: z.exactOptional(timeShape()),
    settings: z.exactOptional(listOf(z.string())),
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
