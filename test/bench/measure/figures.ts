/** What a series of measurements says: the middle, and between which values the middle half lies. */
export interface Series {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export function series(values: readonly number[]): Series {
  return {median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75), count: values.length};
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Round by round, so that a load that comes and goes weighs on both sides. */
export function ratios(values: readonly number[], against: readonly number[]): Series {
  return series(values.map((value, round) => value / (against[round] ?? Number.NaN)));
}

export function sayMs(of: Series): string {
  return `${round(of.median)} ms (${round(of.low)}–${round(of.high)})`;
}

export function sayTimes(of: Series): string {
  return `${of.median.toFixed(2)}× (${of.low.toFixed(2)}–${of.high.toFixed(2)})`;
}

export function sayBytes(bytes: number): string {
  return bytes < 10_000
    ? `${Math.round(bytes)} B`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} KB`
      : `${(bytes / 1_000_000).toFixed(2)} MB`;
}

function round(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
