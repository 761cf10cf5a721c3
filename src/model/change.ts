/** Something that was changed on the host, as its own traces tell; nothing of Rungs' own has to have been there. */
export interface Change {
  readonly at: number;
  readonly kind: ChangeKind;
  /** What was done, in words that go on after its time. */
  readonly text: string;
  /** The file, log or command that tells of it. */
  readonly source: string;
}

export type ChangeKind =
  | 'package'
  | 'node'
  | 'unit'
  | 'configuration'
  | 'credential'
  | 'plugin'
  | 'system'
  | 'clock'
  | 'person'
  | 'start'
  | 'trouble';

export interface Changes {
  readonly since: number;
  readonly until: number;
  /** Oldest first. */
  readonly list: readonly Change[];
  /** What may have told of more and could not be read. */
  readonly unseen: readonly {readonly source: string; readonly detail: string}[];
}

/** What a change stands shortly before: together in time, which proves nothing. */
export interface Trigger {
  readonly change: Change;
  /** From the change to the first sign of trouble. */
  readonly beforeMs: number;
}
