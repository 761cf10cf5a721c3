import {z} from 'zod';
import {listOf, partsOf, timeShape} from '../event/shapes.ts';

export interface LogValue {
  readonly sources: readonly {readonly name: string; readonly lines: number; readonly unseen: string | null}[];
  /** The newest lines, oldest first, at most 400. */
  readonly lines: readonly LogLine[];
  readonly signatures: readonly SignatureHit[];
  /** Ends of the unit's main process within the window looked at, oldest first. */
  readonly exits: readonly {readonly at: number; readonly how: string; readonly status: string}[];
  readonly restarts: readonly {readonly at: number; readonly counter: number}[];
  /** systemd said "Start request repeated too quickly" after the last start. */
  readonly startLimitAt: number | null;
  readonly kernelOom: readonly {readonly at: number; readonly line: string}[];
}

export interface LogLine {
  readonly at: number;
  readonly from: 'systemd' | 'gateway' | 'file' | 'kernel';
  readonly pid: number | null;
  readonly text: string;
}

export interface SignatureHit {
  readonly id: string;
  readonly count: number;
  readonly lastAt: number;
  readonly line: string;
}

/** What new lines of the followed journal say, read as a whole look at the log reads them. */
export interface LogNews extends Pick<LogValue, 'lines' | 'signatures' | 'exits' | 'restarts'> {
  /** When systemd last said that it started the unit, in these lines. */
  readonly startedAt: number | null;
  readonly startLimitAt: number | null;
}

export function logShape(): z.ZodType<LogValue> {
  return partsOf<LogValue>({
    sources: listOf(z.object({name: z.string(), lines: z.number(), unseen: z.string().nullable()})),
    lines: listOf(lineShape()),
    signatures: listOf(hitShape()),
    exits: listOf(exitShape()),
    restarts: listOf(restartShape()),
    startLimitAt: timeShape().nullable(),
    kernelOom: listOf(z.object({at: timeShape(), line: z.string()})),
  });
}

export function logNewsShape(): z.ZodType<LogNews> {
  return partsOf<LogNews>({
    lines: listOf(lineShape()),
    signatures: listOf(hitShape()),
    exits: listOf(exitShape()),
    restarts: listOf(restartShape()),
    startedAt: timeShape().nullable(),
    startLimitAt: timeShape().nullable(),
  });
}

function lineShape(): z.ZodType<LogLine> {
  return partsOf<LogLine>({
    at: timeShape(),
    from: z.enum(['systemd', 'gateway', 'file', 'kernel']),
    pid: z.number().nullable(),
    text: z.string(),
  });
}

function hitShape(): z.ZodType<SignatureHit> {
  return partsOf<SignatureHit>({id: z.string(), count: z.number(), lastAt: timeShape(), line: z.string()});
}

function exitShape(): z.ZodType<LogValue['exits'][number]> {
  return z.object({at: timeShape(), how: z.string(), status: z.string()});
}

function restartShape(): z.ZodType<LogValue['restarts'][number]> {
  return z.object({at: timeShape(), counter: z.number()});
}
