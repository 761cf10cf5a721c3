import {z} from 'zod';
import type {Gateway} from '../gateway.ts';
import {type Runbook, type Rung, underNames, type Variant} from '../runbook.ts';
import type {DrillMark, HostFacts, Redaction} from '../session.ts';
import {codeShape} from './judgement.ts';
import {readingNameShape} from './looked.ts';
import {listOf} from './shapes.ts';

export function gatewayShape(): z.ZodType<Gateway> {
  return z.object({
    profile: z.string(),
    user: z.object({name: z.string(), uid: z.number(), gid: z.number(), home: z.string()}),
    own: z.boolean(),
    stateDir: z.string(),
    configPath: z.string(),
    unit: z.string(),
    launchdLabel: z.string(),
    port: z.number(),
    portFrom: z.enum(['option', 'unit', 'lock', 'environment', 'config', 'default']),
    cliPath: z.string().nullable(),
  });
}

export function variantShape(): z.ZodType<Variant> {
  return z.object({
    versions: z.string(),
    under: z.exactOptional(z.enum(underNames)),
    shown: z.string(),
    commands: listOf(listOf(z.string())),
    kind: z.enum(['reads', 'writes', 'person']),
    effect: z.string().nullable(),
  });
}

export function runbookShape(): z.ZodType<Runbook> {
  return z.object({name: z.string(), title: z.string(), intro: z.string(), rungs: listOf(rungShape())});
}

function rungShape(): z.ZodType<Rung> {
  return z.object({
    id: z.string(),
    title: z.string(),
    why: z.string(),
    healthy: z.string(),
    otherwise: z.string(),
    acts: z.exactOptional(listOf(z.string())),
    variants: listOf(variantShape()),
    codes: listOf(codeShape()),
    beside: listOf(readingNameShape()),
    page: z.string(),
    writtenFor: z.string(),
    line: z.number(),
  });
}

export function hostShape(): z.ZodType<HostFacts> {
  return z.object({
    name: z.string(),
    kind: z.enum(['local', 'ssh', 'via', 'recorded', 'drill']),
    through: z.exactOptional(z.string()),
    os: z.string(),
    user: z.string(),
  });
}

export function drillShape(): z.ZodType<DrillMark> {
  return z.object({name: z.string(), title: z.string(), seed: z.number(), blind: z.exactOptional(z.literal(true))});
}

export function redactionShape(): z.ZodType<Redaction> {
  return z.object({kind: z.string(), mark: z.string(), count: z.number(), where: listOf(z.string())});
}
