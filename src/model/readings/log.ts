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
