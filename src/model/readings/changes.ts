import {z} from 'zod';
import type {Change, ChangeKind, Changes} from '../change.ts';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';

export type ChangesValue = Changes;

const kinds = [
  'package',
  'node',
  'unit',
  'configuration',
  'credential',
  'plugin',
  'system',
  'clock',
  'person',
  'start',
  'trouble',
] as const satisfies readonly ChangeKind[];

export function changesShape(): z.ZodType<ChangesValue> {
  return partsOf<ChangesValue>({
    since: timeShape(),
    until: timeShape(),
    list: listOf(partsOf<Change>({at: timeShape(), kind: z.enum(kinds), text: z.string(), source: z.string()})),
    unseen: listOf(partsOf<Changes['unseen'][number]>({source: z.string(), detail: z.string()})),
  });
}
