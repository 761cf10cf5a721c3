/** `2026-11-21T02:03:04Z`; a time that no calendar has is said to be unknown. */
export function utc(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'unknown time' : date.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function duration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 0) {
    return 'an unknown time';
  }
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  const seconds = ms / 1000;
  if (seconds < 59.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const minutes = Math.round(seconds) / 60;
  if (minutes < 60) {
    return `${Math.floor(minutes)} min ${pad(Math.round(seconds) % 60)} s`;
  }
  const hours = Math.round(seconds / 60) / 60;
  if (hours < 48) {
    return `${Math.floor(hours)} h ${pad(Math.round(seconds / 60) % 60)} min`;
  }
  return `${Math.floor(hours / 24)} days ${Math.floor(hours % 24)} h`;
}

export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = count;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? counted(count, 'byte') : `${value.toFixed(1)} ${units[unit]}`;
}

/** `1 line`, `2 lines`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Columns of plain text for a fence; the last one is left as wide as it is. */
export function aligned(rows: readonly (readonly string[])[], widthMax = 60): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.min(widthMax, Math.max(widths[index] ?? 0, cell.length));
    });
  }
  const wide =
    (row: readonly string[]) =>
    (cell: string, index: number): string =>
      index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0);
  return rows.map((row) => row.map(wide(row)).join('  ').trimEnd()).join('\n');
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
