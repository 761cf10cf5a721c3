/** One line of the table: what was measured, beside what, and what was asked for. */
export interface Row {
  readonly what: string;
  /** Median with the middle half of the values, or a count. */
  readonly measured: string;
  readonly against: string;
  readonly ratio: string;
  readonly goal: string;
  /** Null where the row is a fact and no goal. */
  readonly reached: boolean | null;
  /** Every single value, by what was measured. */
  readonly runs: Readonly<Record<string, readonly number[]>> | null;
}

export interface Bench {
  readonly name: string;
  /** True where OpenClaw itself takes part, whose version then belongs to the result. */
  readonly isLive?: boolean;
  /** Why it cannot be measured here, in one sentence; null when it can. */
  whyNot(): string | null;
  measure(how: How): Promise<readonly Row[]>;
}

export interface How {
  /** A smoke run: few rounds, no thresholds on time. */
  readonly quick: boolean;
}

const heads = ['what', 'measured: median (middle half)', 'against, in the same run', 'ratio', 'goal', 'is it'] as const;

export function table(rows: readonly Omit<Row, 'runs'>[]): string {
  const lines = rows.map((row) => [
    row.what,
    row.measured,
    row.against,
    row.ratio,
    row.goal,
    row.reached === null ? '' : row.reached ? 'reached' : 'not reached',
  ]);
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
