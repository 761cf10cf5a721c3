import {z} from 'zod';
import type {ActPlan, ActStep, ActVerdict, LeftAct} from '../act.ts';
import {codeShape} from './judgement.ts';
import {listOf, type PartsOf, partsOf, timeShape} from './shapes.ts';

function stepShape(): z.ZodType<ActStep> {
  return partsOf<ActStep>({
    argv: listOf(z.string()),
    shown: z.string(),
    asOwner: z.boolean(),
    ends: z.exactOptional(z.number().int().positive()),
  });
}

function planParts(): PartsOf<ActPlan> {
  return {
    act: z.string(),
    title: z.string(),
    code: codeShape(),
    subject: z.string().nullable(),
    steps: listOf(stepShape()),
    undo: listOf(stepShape()),
    effect: z.string(),
    touches: listOf(z.string()),
    word: z.string(),
    verifyMs: z.number(),
  };
}

export function planShape(): z.ZodType<ActPlan> {
  return partsOf<ActPlan>(planParts());
}

export function verdictShape(): z.ZodType<ActVerdict> {
  return z.enum(['mended', 'not mended', 'worse', 'undone', 'not undone', 'cut off']);
}

export function leftShape(): z.ZodType<LeftAct> {
  return partsOf<LeftAct>({
    ...planParts(),
    session: z.string(),
    responder: z.string(),
    since: timeShape(),
    before: listOf(z.string()),
    undoes: z.boolean(),
  });
}
