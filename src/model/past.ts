import type {Code} from './codes.ts';
import type {LogLine, LogValue} from './readings/log.ts';

/** The gateway's log further back than a look reads it. */
export interface PastLog extends Pick<LogValue, 'exits' | 'restarts' | 'kernelOom'> {
  readonly since: number;
  /** When it was read. */
  readonly until: number;
  /** The oldest line that was read; null where there is none. */
  readonly from: number | null;
  /** Oldest first. */
  readonly lines: readonly LogLine[];
  /** When the supervisor had started it, by itself or asked to. */
  readonly starts: readonly number[];
  readonly unseen: readonly string[];
}

/** A time in which the gateway ended again and again, or was away. */
export interface Spell {
  readonly from: number;
  /** The start after which it stayed; null = it has not come back. */
  readonly until: number | null;
  readonly ends: number;
  /** How the first of them ended. */
  readonly how: string;
  /** The line that says most of why, and the finding that it speaks for. */
  readonly why: {readonly line: string; readonly code: Code | null} | null;
  /** Whether the supervisor brought it back by itself. */
  readonly byItself: boolean;
}

/** Known lines of one meaning, written while the gateway ran on. */
export interface Heard {
  readonly code: Code;
  readonly from: number;
  readonly until: number;
  readonly count: number;
  /** The newest of them. */
  readonly line: string;
}
