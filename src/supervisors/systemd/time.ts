const units: Readonly<Record<string, number>> = {
  y: 31_557_600_000,
  month: 2_629_800_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  min: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
};

/** A duration as systemd prints it (`5min 30s`, `500ms`, `infinity`, or a bare number of seconds); null where there is none. */
export function parseDuration(text: string): number | null {
  const words = text.trim().split(/\s+/);
  let sum = 0;
  for (const word of words) {
    const [, amount, unit] = /^(\d+(?:\.\d+)?)(y|month|w|d|h|min|ms|us|s)?$/.exec(word) ?? [];
    if (amount === undefined) return null;
    sum += Number(amount) * (units[unit ?? 's'] ?? 0);
  }
  return Number.isFinite(sum) ? Math.round(sum) : null;
}

/** A time as systemctl prints it with TZ=UTC (`Sat 2026-11-21 01:14:03 UTC`) or with --timestamp=unix (`@1795236028`). */
export function parseStamp(text: string): number | null {
  const unix = /^@(\d{1,12})(?:\.(\d{1,3})\d*)?$/.exec(text.trim());
  if (unix) return Number(unix[1]) * 1000 + Number((unix[2] ?? '').padEnd(3, '0'));
  const found = /^(?:[A-Z][a-z]{2} )?(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d{1,6})? UTC$/.exec(text.trim());
  if (!found) return null;
  const at = Date.parse(`${found[1]}T${found[2]}${(found[3] ?? '.000').slice(0, 4).padEnd(4, '0')}Z`);
  return Number.isNaN(at) ? null : at;
}
