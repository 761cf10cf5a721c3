import type {Code} from './codes.ts';
import type {Gateway} from './gateway.ts';
import type {ReadingName, Readings} from './readings.ts';
import type {Step} from './step.ts';

/** How much it matters. A note never makes a verdict worse than clear. */
export type Severity = 'down' | 'degraded' | 'note';

export type Verdict = 'clear' | 'degraded' | 'down' | 'unknown';

export interface Evidence {
  readonly probe: ReadingName;
  readonly line: string;
}

export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly title: string;
  /** One or two sentences made from the evidence. */
  readonly text: string;
  /** The code whose symptom this one is, here and now; null for a root. */
  readonly behind: Code | null;
  readonly evidence: readonly Evidence[];
  /** What to do, in order. */
  readonly next: readonly Step[];
  /** What it is about where one code can hold several times: a channel, a file, a key. */
  readonly subject: string | null;
}

/** What a rule needs to see; all of it saved readings, no host, no clock. */
export interface Facts {
  readonly gateway: Gateway;
  readonly now: number;
  readonly readings: Readings;
}

export type Judged =
  | {readonly is: 'clear'}
  | {readonly is: 'unknown'; readonly because: string}
  | {readonly is: 'holds'; readonly cases: readonly Case[]};

/** One case in which the rule holds. */
export interface Case {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly severity?: Severity;
  readonly subject?: string;
  /** Since when it has held, where that is known; the judge shows it no sooner than the rule's `holdMs` after. */
  readonly since?: number;
  /** When it was last seen to happen, where it passes by itself `recentMs` later. */
  readonly lastAt?: number;
  /** Overrides the rule's own, when the exact command depends on what was seen. */
  readonly next?: readonly Step[];
  /** Overrides the rule's own, when what can explain this case depends on what was seen (an exit status, say). */
  readonly behind?: readonly Code[];
}

export interface Rule {
  readonly code: Code;
  readonly title: string;
  readonly severity: Severity;
  /** Codes that explain this one away when they hold at the same time, strongest first. */
  readonly behind: readonly Code[];
  readonly needs: readonly ReadingName[];
  /** How long it must have held before it is shown: what shorter trouble looks the same. */
  readonly holdMs?: number;
  /** How long what happened stays interesting: an older line or kill tells of another trouble. */
  readonly recentMs?: number;
  judge(facts: Facts): Judged;
  readonly explain: Explanation;
}

/** The page of `rungs explain CODE`. */
export interface Explanation {
  readonly means: string;
  readonly why: string;
  /** What misleads: what other tools say at the same time. */
  readonly misleads?: string;
  /** What to do on the host of these facts, in order. */
  next(facts: Facts): readonly Step[];
  readonly page: string;
}

/** What the judge says of one set of readings. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The root first, then the rest by severity; notes last. */
  readonly findings: readonly Finding[];
  /** Rules that could not be answered and what they lacked. */
  readonly unanswered: readonly {readonly code: Code; readonly because: string}[];
  readonly unseen: readonly {readonly probe: ReadingName; readonly why: string; readonly detail: string}[];
}
