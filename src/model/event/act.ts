import {z} from 'zod';
import type {ActPlan, ActStep, ActVerdict, ArmedUndo, Fate, LeftAct} from '../act.ts';
import {codeShape} from './judgement.ts';
import {listOf, type PartsOf, partsOf, timeShape} from './shapes.ts';

function stepShape(): z.ZodType<ActStep> {
  return partsOf<ActStep>({
    argv: listOf(z.string()),
    shown: z.string(),
    asOwner: z.boolean(),
    ends: z.exactOptional(z.number().int().positive()),
    mayFail: z.exactOptional(z.literal(true)),
    apart: z.exactOptional(z.literal(true)),
    failing: z.exactOptional(z.string()),
    limitMs: z.exactOptional(z.number().int().positive()),
  });
}

function armedShape(): z.ZodType<ArmedUndo | {readonly none: string}> {
  return z.union([
    partsOf<ArmedUndo>({name: z.string(), afterMs: z.number(), arm: stepShape(), disarm: listOf(stepShape()), ask: stepShape()}),
    z.object({none: z.string()}),
  ]);
}

export function fateShape(): z.ZodType<Fate> {
  return partsOf<Fate>({is: z.enum(['waits', 'disarmed', 'ran', 'failed', 'gone']), until: timeShape().nullable()});
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
    preview: z.exactOptional(listOf(z.string())),
    armed: z.exactOptional(armedShape()),
    packs: z.exactOptional(z.literal(true)),
    changes: z.exactOptional(listOf(z.string())),
    wanted: z.exactOptional(z.literal(true)),
  };
}

export function planShape(): z.ZodType<ActPlan> {
  return partsOf<ActPlan>(planParts());
}

export function verdictShape(): z.ZodType<ActVerdict> {
  return z.enum(['mended', 'not mended', 'worse', 'undone', 'not undone', 'kept', 'cut off']);
}

export function leftShape(): z.ZodType<LeftAct> {
  return partsOf<LeftAct>({
    ...planParts(),
    session: z.string(),
    responder: z.string(),
    since: timeShape(),
    before: listOf(z.string()),
    undoes: z.boolean(),
    fate: z.exactOptional(fateShape()),
  });
}
