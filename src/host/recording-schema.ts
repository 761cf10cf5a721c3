import {z} from 'zod';
import type {Dialled, Platform, Unseen, Vitals} from '../model/index.ts';
import type {RecordingLine} from './recording.ts';

/** What a line of a recording must be. Built when it is first asked for, because most runs of Rungs replay nothing. */
export function recordingLineSchema(): z.ZodType<RecordingLine> {
  const unseen: z.ZodType<Unseen> = z.object({
    seen: z.literal(false),
    why: z.enum(['missing', 'denied', 'late', 'unreachable', 'garbled']),
    detail: z.string(),
  });

  const look = <T extends z.ZodType>(value: T) => z.union([z.object({seen: z.literal(true), value}), unseen]);

  const count = z.number().int().nonnegative();
  const at = z.number();
  const argv = z.array(z.string());
  const command = z.object({argv, as: z.string().nullable()});
  const path = z.object({path: z.string()});

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

  return z.discriminatedUnion('type', [
    z.object({type: z.literal('recording'), schema: z.literal('rungs.recording/1'), at, name: z.string(), platform: platformShape()}),
    z.object({type: z.literal('run'), at, call: command, answer: look(ran)}),
    z.object({type: z.literal('line'), at, call: command, line: z.string()}),
    z.object({type: z.literal('ended'), at, call: command, why: z.string()}),
    z.object({
      type: z.literal('read'),
      at,
      call: z.object({path: z.string(), from: z.enum(['head', 'tail'])}),
      answer: look(z.object({text: z.string(), bytes: z.number(), cut: z.boolean()})),
    }),
    z.object({type: z.literal('list'), at, call: path, answer: look(z.array(z.string()))}),
    z.object({type: z.literal('stat'), at, call: path, answer: look(facts)}),
    z.object({type: z.literal('link'), at, call: path, answer: look(z.string())}),
    z.object({
      type: z.literal('dial'),
      at,
      answer: look(dialledShape()),
      call: z.object({
        what: z.enum(['tcp', 'http', 'tls', 'name']),
        host: z.string(),
        port: z.number().nullable(),
        path: z.string().nullable(),
      }),
    }),
    z.object({type: z.literal('vitals'), at, call: z.object({}), answer: look(vitalsShape())}),
  ]);
}

function platformShape(): z.ZodType<Platform> {
  const id = z.number().int().nonnegative();
  return z.object({os: z.string(), user: z.object({name: z.string(), uid: id, gid: id, home: z.string()})});
}

function vitalsShape(): z.ZodType<Vitals> {
  const count = z.number().int().nonnegative();
  return z.object({
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
}

function dialledShape(): z.ZodType<Dialled> {
  return z.object({
    tookMs: z.number(),
    status: z.number().nullable(),
    type: z.string().nullable(),
    body: z.string().nullable(),
    addresses: z.array(z.string()),
  });
}
