import {z} from 'zod';
import type {Step} from '../step.ts';
import {listOf} from './shapes.ts';

/** A step as a judgement keeps it: its form is checked, so that what is printed of it later is printed as a step. */
export function stepShape(): z.ZodType<Step> {
  // What marks a step as built is no value that a file could hold.
  return z.union([z.object({text: z.string()}), z.lazy(commandShape)]) as unknown as z.ZodType<Step>;
}

let command: z.ZodType | null = null;

/** One for all of them, because a command can hold the one that takes it back. */
function commandShape(): z.ZodType {
  const parts = {
    argv: listOf(z.string()).refine((words) => words.length > 0),
    named: listOf(z.number()),
    effect: z.string(),
    as: runAsShape().optional(),
    undo: z.lazy(commandShape).optional(),
  };
  command ??= z.discriminatedUnion('kind', [
    z.object({...parts, kind: z.literal('look')}),
    // Earlier releases gave a word to those changes only that could hurt.
    z.object({...parts, kind: z.literal('change'), word: z.string().default('')}),
  ]);
  return command;
}

function runAsShape(): z.ZodType {
  return z.discriminatedUnion('is', [
    z.object({is: z.literal('root')}),
    z.object({is: z.literal('owner'), name: z.string(), uid: z.number(), login: z.object({env: listOf(z.string())}).optional()}),
  ]);
}
