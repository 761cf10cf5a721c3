import {z} from 'zod';
import type {Code} from '../model/index.ts';
import {levels} from './drill.ts';
import {faults} from './faults/index.ts';

/** A sentence or more; a lone word explains nothing. */
const sentence = z.string().trim().min(12, 'expected a sentence');

const version = z.string().regex(/^\d{4}\.\d{1,2}\.\d{1,3}$/, 'expected a release such as "2026.9.6" (quote it)');

/** Whether there is such a code is checked against the table of rules by whoever has it. */
const code = z
  .string()
  .regex(/^[a-z]+(?:-[a-z]+)*$/, 'expected a code in kebab-case, such as port-taken')
  .transform((text) => text as Code);

/** A command is one line without a shell, or a list of words. */
const command = z.union(
  [z.string().trim().min(1), z.array(z.string()).min(1)],
  'expected a command: one line without a shell, or a list of words',
);

const act = z.strictObject({
  run: command,
  effect: sentence,
  word: z
    .string()
    .regex(/^[a-z-]{3,20}$/, 'expected one lower-case word to type')
    .optional(),
  stage: z.int().min(1).max(5).optional(),
});

const fault = z.looseObject({
  fault: z.enum(
    faults.map((one) => one.name),
    `expected one of: ${faults.map((one) => one.name).join(', ')}`,
  ),
});

const stage = z.strictObject({root: code.nullable(), also: z.array(code).default([])});

export const drillShape = z.strictObject({
  title: z.string().trim().min(3, 'expected a title'),
  level: z
    .int()
    .min(0)
    .max(levels.length - 1, `expected a level from 0 to ${levels.length - 1}`),
  story: sentence,
  version,
  platform: z.enum(['linux', 'darwin', 'docker'], 'expected linux, darwin or docker').default('linux'),
  plant: z.array(fault).min(1, 'expected at least one fault'),
  expect: z.array(stage).min(1, 'expected at least one stage'),
  solve: z.array(act).min(1, 'expected at least one act'),
  hurt: z.array(act.extend({because: sentence, harmful: z.boolean().default(true)})).min(1, 'expected at least one act that does not help'),
  hints: z.tuple([sentence, sentence, sentence], 'expected three hints'),
  debrief: z.string().trim().min(80, 'expected a text of some sentences'),
  page: z.url('expected the address of a page').startsWith('https://', 'expected the address of a page'),
  tour: z
    .array(
      z.strictObject({
        meets: z
          .string()
          .regex(
            /^(?:opened|found|solved|(?:pane|rung):[\w-]+|key:\S+)$/,
            'expected opened, found, solved, or pane:NAME, key:NAME, rung:NUMBER',
          ),
        says: sentence,
      }),
    )
    .default([]),
});

export type DrillFile = z.infer<typeof drillShape>;
