/** Why something could not be seen. "Could not look" is never "fine" and never "down". */
export type Why = 'missing' | 'denied' | 'late' | 'unreachable' | 'garbled';

export interface Unseen {
  readonly seen: false;
  readonly why: Why;
  /** One sentence for a person, already cleaned: what was tried and what stood in the way. */
  readonly detail: string;
}

export interface Seen<T> {
  readonly seen: true;
  readonly value: T;
}

/** A look has three answers: seen yes, seen no (inside `value`), could not look and why. */
export type Look<T> = Seen<T> | Unseen;

/** A look at one subject by one probe, with when and how long. */
export type Reading<T> = Look<T> & {
  /** Milliseconds since 1970 by the host's clock, when the look began. */
  readonly at: number;
  readonly tookMs: number;
};
