export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

export function scalar(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && value > epochMs.from && value < epochMs.to)
    return new Date(value).toISOString().slice(0, 19).replace('T', ' ');
  return String(value)
    .trim()
    .replace(/\s*\n\s*/g, ' / ');
}

/** A number within these years is a time: nothing else counts that far. */
const epochMs = {from: Date.UTC(2020), to: Date.UTC(2100)};

/** Undefined where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
