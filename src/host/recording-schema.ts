import {z} from 'zod';
import type {Certificate, Platform, Unseen} from '../model/index.ts';
import type {RecordingLine} from './recording.ts';

/** What each kind of question may bring back. Built when it is first asked for, because most runs of Rungs read no answers of others. */
export function answerSchemas() {
  const unseen: z.ZodType<Unseen> = z.object({
    seen: z.literal(false),
    why: z.enum(['missing', 'denied', 'late', 'unreachable', 'garbled']),
    detail: z.string(),
  });

  const look = <T extends z.ZodType>(value: T) => z.union([z.object({seen: z.literal(true), value}), unseen]);

  const count = z.number().int().nonnegative();
  const argv = z.array(z.string());

  const captured = z.object({
    text: z.string(),
    bytes: count,
    lines: count,
    cut: z.object({bytes: count, lines: count}).nullable(),
    sha256: z.string().nullable(),
  });

  const ran = z.object({
    argv,
    ended: z.enum(['exit', 'signal', 'limit', 'stopped']),
    exit: z.number().nullable(),
    signal: z.string().nullable(),
    tookMs: z.number(),
    stdout: captured,
    stderr: captured,
  });

  const facts = z.object({
    kind: z.enum(['file', 'directory', 'link', 'socket', 'other']),
    bytes: z.number(),
    mode: count,
    uid: count,
    gid: count,
    links: count,
    modifiedAt: z.number(),
  });

  const dialled = z.object({
    tookMs: z.number(),
    status: z.number().nullable(),
    type: z.string().nullable(),
    body: z.string().nullable(),
    addresses: z.array(z.string()),
    certificate: certificateSchema().exactOptional(),
  });

  const vitals = z.object({
    os: z.string(),
    arch: z.string(),
    cpus: count,
    load1: z.number(),
    uptimeMs: z.number(),
    memory: z.object({totalBytes: z.number(), availableBytes: z.number(), swapTotalBytes: z.number(), swapFreeBytes: z.number()}),
    disks: z.array(
      z.object({
        mount: z.string(),
        totalBytes: z.number(),
        freeBytes: z.number(),
        inodes: z.number().nullable(),
        inodesFree: z.number().nullable(),
      }),
    ),
  });

  return {
    run: look(ran),
    read: look(z.object({text: z.string(), bytes: z.number(), cut: z.boolean()})),
    list: look(z.array(z.string())),
    stat: look(facts),
    link: look(z.string()),
    dial: look(dialled),
    vitals: look(vitals),
  };
}

function certificateSchema(): z.ZodType<Certificate> {
  return z.object({validFrom: z.number(), validTo: z.number(), names: z.array(z.string()), selfSigned: z.boolean()});
}

export function platformSchema(): z.ZodType<Platform> {
  const count = z.number().int().nonnegative();
  return z.object({
    os: z.string(),
    user: z.object({name: z.string(), uid: count, gid: count, home: z.string()}),
    path: z.exactOptional(z.array(z.string())),
  });
}

/** What a line of a recording must be. */
export function recordingLineSchema(): z.ZodType<RecordingLine> {
  const answers = answerSchemas();
  const at = z.number();
  const command = z.object({argv: z.array(z.string()), as: z.string().nullable()});
  const path = z.object({path: z.string()});
  return z.discriminatedUnion('type', [
    z.object({type: z.literal('recording'), schema: z.literal('rungs.recording/1'), at, name: z.string(), platform: platformSchema()}),
    z.object({type: z.literal('run'), at, call: command, answer: answers.run}),
    z.object({type: z.literal('line'), at, call: command, line: z.string()}),
    z.object({type: z.literal('ended'), at, call: command, why: z.string()}),
    z.object({
      type: z.literal('read'),
      at,
      call: z.object({path: z.string(), from: z.enum(['head', 'tail'])}),
      answer: answers.read,
    }),
    z.object({type: z.literal('list'), at, call: path, answer: answers.list}),
    z.object({type: z.literal('stat'), at, call: path, answer: answers.stat}),
    z.object({type: z.literal('link'), at, call: path, answer: answers.link}),
    z.object({
      type: z.literal('dial'),
      at,
      answer: answers.dial,
      call: z.object({
        what: z.enum(['tcp', 'http', 'tls', 'name']),
        host: z.string(),
        port: z.number().nullable(),
        path: z.string().nullable(),
        secure: z.literal(true).exactOptional(),
      }),
    }),
    z.object({type: z.literal('vitals'), at, call: z.object({}), answer: answers.vitals}),
  ]);
}
