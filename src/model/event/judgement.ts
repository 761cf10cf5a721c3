import {z} from 'zod';
import type {Code} from '../codes.ts';
import type {Finding, Judgement} from '../finding.ts';
import {readingNameShape} from './looked.ts';
import {listOf} from './shapes.ts';
import {stepShape} from './step.ts';

/** A judgement as it was shown: a code of another release is kept as it was written then. */
export function judgementShape(): z.ZodType<Judgement> {
  return z.object({
    verdict: z.enum(['clear', 'degraded', 'down', 'unknown']),
    findings: listOf(findingShape()),
    unanswered: listOf(z.object({code: codeShape(), because: z.string()})),
    unseen: listOf(z.object({probe: readingNameShape(), why: z.string(), detail: z.string()})),
  });
}

function findingShape(): z.ZodType<Finding> {
  return z.object({
    code: codeShape(),
    severity: z.enum(['down', 'degraded', 'note']),
    title: z.string(),
    text: z.string(),
    behind: codeShape().nullable(),
    evidence: listOf(z.object({probe: readingNameShape(), line: z.string()})),
    next: listOf(stepShape()),
    subject: z.string().nullable(),
  });
}

/** A code of another release than this one is kept as it was written then; here alone a code may be one that this release has not got. */
export function codeShape(): z.ZodType<Code> {
  return z.string() as unknown as z.ZodType<Code>;
}
