/** `14 s`, `3 min`, `2 h`, `5 days`: one unit is enough for a person. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 120 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** `01:14:08Z` on the day itself, with the date before it otherwise. */
export function clockTime(at: number, now: number): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return 'an unknown time';
  const text = new Date(at).toISOString();
  const today = Number.isFinite(now) && Math.abs(now) <= 8.64e15 ? new Date(now).toISOString().slice(0, 10) : '';
  const time = `${text.slice(11, 19)}Z`;
  return text.startsWith(today) && today !== '' ? time : `${text.slice(0, 10)} ${time}`;
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${Math.round(bytes)} B`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and 3 more`: a list that stays short. */
export function listed(words: readonly string[], most = 4): string {
  const shown = words.slice(0, most);
  const rest = words.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** Longer lines say no more at 3 a.m.; the whole line stands in the log pane. */
const quoteMax = 220;

/** A captured line as it is quoted in a text: one line, without the gateway's own time stamp, cut. */
export function quote(line: string): string {
  const plain = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d) /, '');
  return plain.length <= quoteMax ? plain : `${plain.slice(0, quoteMax - 1)}…`;
}

/** The files beside the configuration by their whole paths; a probe may give bare names. */
export function beside(path: string, names: readonly string[]): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return names.map((name) => (name.startsWith('/') ? name : `${folder}${name}`));
}
