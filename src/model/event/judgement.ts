import {z} from 'zod';
import type {Finding, Judgement} from '../finding.ts';
import {readingNameShape} from './looked.ts';
import {listOf} from './shapes.ts';
import {stepShape} from './step.ts';

/** A judgement as it was shown: a code of another release is kept as it was written then. */
export function judgementShape(): z.ZodType<Judgement> {
  return z.object({
    verdict: z.enum(['clear', 'degraded', 'down', 'unknown']),
    findings: listOf(findingShape()),
    unanswered: listOf(z.object({code: z.string(), because: z.string()})),
    unseen: listOf(z.object({probe: readingNameShape(), why: z.string(), detail: z.string()})),
  });
}

function findingShape(): z.ZodType<Finding> {
  return z.object({
    code: z.string(),
    severity: z.enum(['down', 'degraded', 'note']),
    title: z.string(),
    text: z.string(),
    behind: z.string().nullable(),
    evidence: listOf(z.object({probe: readingNameShape(), line: z.string()})),
    next: listOf(stepShape()),
    subject: z.string().nullable(),
  });
}
