/** `5`, `5s`, `500ms`, `5min 30s`, `infinity`. */
export function milliseconds(value: string): number | null {
  if (value === 'infinity') return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const word of value.split(/\s+/)) {
    const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(us|ms|s|sec|min|m|h|d)?$/.exec(word) ?? [];
    if (amount === undefined) return null;
    sum += Number(amount) * (lengths[unit] ?? 0);
  }
  return sum;
}

/** As systemd prints a length: `5min 30s`, `200ms`. */
export function lengthText(ms: number): string {
  if (!Number.isFinite(ms)) return 'infinity';
  if (ms === 0) return '0';
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, length] of printed) {
    const amount = Math.floor(rest / length);
    if (amount > 0) parts.push(`${amount}${unit}`);
    rest -= amount * length;
  }
  return parts.join(' ');
}

const lengths: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  sec: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const printed: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
];
