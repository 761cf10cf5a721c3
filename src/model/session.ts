import type {ActRun, LeftAct} from './act.ts';
import type {Code} from './codes.ts';
import type {Finding, Judgement, Verdict} from './finding.ts';
import type {Gateway} from './gateway.ts';
import type {Ran} from './host.ts';
import type {Look} from './look.ts';
import type {ReadingName, Readings} from './readings.ts';
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
  /** What was judged when it was seen; a journal that is read later shows it as it was. */
  readonly judgement: Judgement;
  /** Everything that was found so far, also what holds no more; causes first, the worst and then the longest of them on top. */
  readonly held: readonly Held[];
  /** The release whose rules said so; null before the first judgement. */
  readonly judgedBy: string | null;
  /** Readings that a newer one contradicts: until they are of now too, the judgement before stands. */
  readonly lookingAgain: readonly ReadingName[];
  /** What stood there before the first rung; never overwritten. */
  readonly firstTouch: Readings;
  readonly firstTouchAt: number | null;
  readonly timeline: readonly Moment[];
  readonly notes: readonly Note[];
  /** Lines that somebody took off the screen for the ticket. */
  readonly pins: readonly Pin[];
  /** What a person took for the cause, the newest last. */
  readonly named: readonly Named[];
  /** Every command of the walk that has ended, also those of which a newer run stands in its rung. */
  readonly ran: readonly CommandRun[];
  /** What people said of the incident for whoever reads its ticket. */
  readonly stated: readonly Stated[];
  readonly own: readonly OwnRun[];
  /** Commands of the responder that were not run, because what was allowed when they were typed no longer was. */
  readonly withheld: readonly WithheldRun[];
  /** The directories that the responder named for journal and ticket. */
  readonly movedTo: readonly Moment[];
  /** What was changed on the host to mend it. */
  readonly acts: readonly ActRun[];
  /** An act on this gateway that another console began and did not end. */
  readonly left: LeftAct | null;
  /** Why the act that was asked for last did not begin; null = it did. */
  readonly actWithheld: (Moment & {readonly rung: string}) | null;
  /** The last number that was given to a run; 0 before the first. */
  readonly lastRun: RunId;
  readonly resumed: number;
  /** Kind, count and where of every secret that was replaced. */
  readonly redacted: readonly Redaction[];
  /** How many earlier events were cleaned again, because they held what turned out to be a secret. */
  readonly withdrawn: number;
  readonly lastEventAt: number;
  /** Only on a host of the kind `drill`. */
  readonly drill?: DrillState;
}

/** A finding as it was at its worst, and when it was judged to hold. */
export interface Held {
  readonly finding: Finding;
  /** When it was first judged to hold; it may have begun before anybody looked. */
  readonly from: number;
  /** When it was judged to hold no more; null = it holds. */
  readonly until: number | null;
  /** How often it came; more than once = it was gone in between. */
  readonly times: number;
  /** It was never the symptom of another one. */
  readonly root: boolean;
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
  /** What was found is hidden until the responder has named the cause. */
  readonly blind?: true;
}

export interface HostFacts {
  readonly name: string;
  readonly kind: 'local' | 'ssh' | 'via' | 'recorded' | 'drill';
  /** What was given to `--host` or `--via`, where this is another machine than the one that keeps the session. */
  readonly through?: string;
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
  /** Which run of this session `runs` is from; null while it has not run. */
  readonly run: RunId | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** How long its commands took the time before; null = there was none. */
  readonly tookMs: number | null;
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

export interface Pin {
  readonly at: number;
  /** The pane in which it stood. */
  readonly where: string;
  readonly text: string;
}

export interface Named {
  readonly at: number;
  readonly code: Code;
}

export interface CommandRun {
  readonly at: number;
  /** Who wanted it: a rung by its number, the responder, or an act. */
  readonly by: string;
  readonly shown: string;
  /** How it ended and after how long, in words. */
  readonly how: string;
}

/** Whom it hit, or what is still to be done; nothing of it can be seen on a host. */
export interface Stated {
  readonly at: number;
  readonly what: 'impact' | 'followup';
  readonly text: string;
}

/** The number of a run within its session; no two runs share one, whoever asked for them. */
export type RunId = number;

export interface OwnRun {
  readonly run: RunId;
  readonly at: number;
  readonly rung: string;
  readonly argv: readonly string[];
  readonly armed: boolean;
  readonly result: Look<Ran> | null;
}

export type WithheldRun = Pick<OwnRun, 'at' | 'rung' | 'argv'>;

export interface Redaction {
  readonly kind: string;
  readonly mark: string;
  readonly count: number;
  readonly where: readonly string[];
}
