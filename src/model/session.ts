import type {Judgement, Verdict} from './finding.ts';
import type {Gateway} from './gateway.ts';
import type {Ran} from './host.ts';
import type {Look, Reading} from './look.ts';
import type {LogLine, ReadingName, Readings, ReadingValues} from './readings.ts';
import type {Runbook, Variant} from './runbook.ts';

/** The walk of one responder along one runbook on one gateway: the fold of its events. */
export interface Session {
  readonly id: string;
  readonly version: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly host: HostFacts;
  readonly responder: string;
  readonly gateway: Gateway;
  readonly runbook: Runbook;
  readonly at: number;
  readonly rungs: readonly RungState[];
  readonly readings: Readings;
  readonly judgement: Judgement;
  /** What stood there before the first rung; never overwritten. */
  readonly firstTouch: Readings;
  readonly firstTouchAt: number | null;
  readonly timeline: readonly Moment[];
  readonly notes: readonly Note[];
  readonly own: readonly OwnRun[];
  readonly resumed: number;
  /** Kind, count and where of every secret that was replaced. */
  readonly redacted: readonly Redaction[];
  readonly lastEventAt: number;
  /** Only on a host of the kind `drill`. */
  readonly drill?: DrillState;
}

/** Which drill this walk is on, and what the responder took of it. */
export interface DrillState extends DrillMark {
  readonly hints: readonly Moment[];
  /** When the host was seen to be well again. */
  readonly solvedAt: number | null;
}

export interface DrillMark {
  readonly name: string;
  readonly title: string;
  /** The same seed gives the same host. */
  readonly seed: number;
}

export interface HostFacts {
  readonly name: string;
  readonly kind: 'local' | 'ssh' | 'recorded' | 'drill';
  readonly os: string;
  readonly user: string;
}

export interface RungState {
  readonly id: string;
  readonly status: 'waiting' | 'running' | 'done' | 'skipped' | 'withheld';
  /** The variant that fits the version found; null until it is known. */
  readonly variant: Variant | null;
  /** Why it was skipped (the responder's words) or withheld (ours). */
  readonly reason: string | null;
  readonly runs: readonly Look<Ran>[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** How it stands with what is known now. */
  readonly verdict: Verdict;
  /** Since when it has been red without a break, for the time-box. */
  readonly redSince: number | null;
}

export interface Moment {
  readonly at: number;
  readonly text: string;
}

export interface Note {
  readonly at: number;
  readonly rung: string;
  readonly text: string;
}

export interface OwnRun {
  readonly at: number;
  readonly rung: string;
  readonly argv: readonly string[];
  readonly armed: boolean;
  readonly result: Look<Ran> | null;
}

export interface Redaction {
  readonly kind: string;
  readonly mark: string;
  readonly count: number;
  readonly where: readonly string[];
}

export type Looked = {[N in ReadingName]: {readonly name: N; readonly reading: Reading<ReadingValues[N]>}}[ReadingName];

/** Everything that happens. State changes only in `next(session, event)`. */
export type Event =
  | {
      readonly type: 'opened';
      readonly at: number;
      readonly id: string;
      readonly version: string;
      readonly host: HostFacts;
      readonly responder: string;
      readonly gateway: Gateway;
      readonly runbook: Runbook;
      readonly drill?: DrillMark;
    }
  | {readonly type: 'resumed'; readonly at: number; readonly responder: string}
  | {readonly type: 'looked'; readonly at: number; readonly looked: Looked}
  /** New lines of the followed journal; the next whole look judges them. */
  | {readonly type: 'logged'; readonly at: number; readonly lines: readonly LogLine[]}
  | {readonly type: 'first-touch'; readonly at: number}
  | {readonly type: 'moved'; readonly at: number; readonly to: number}
  | {readonly type: 'rung-started'; readonly at: number; readonly rung: string; readonly variant: Variant}
  | {readonly type: 'rung-ended'; readonly at: number; readonly rung: string; readonly runs: readonly Look<Ran>[]}
  | {readonly type: 'rung-withheld'; readonly at: number; readonly rung: string; readonly reason: string}
  | {readonly type: 'skipped'; readonly at: number; readonly rung: string; readonly reason: string}
  | {readonly type: 'noted'; readonly at: number; readonly rung: string; readonly text: string}
  | {readonly type: 'own-started'; readonly at: number; readonly rung: string; readonly argv: readonly string[]; readonly armed: boolean}
  | {readonly type: 'own-ended'; readonly at: number; readonly result: Look<Ran>}
  | {readonly type: 'hinted'; readonly at: number; readonly text: string}
  | {readonly type: 'solved'; readonly at: number}
  | {readonly type: 'redacted'; readonly at: number; readonly redactions: readonly Redaction[]}
  /** The directory could not be written any more, and the responder named another one. */
  | {readonly type: 'elsewhere'; readonly at: number; readonly folder: string}
  | {readonly type: 'closed'; readonly at: number; readonly how: string};
