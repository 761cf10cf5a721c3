export function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

export function scalar(value: unknown): string {
  return value === true
    ? 'yes'
    : value === false
      ? 'no'
      : String(value)
          .trim()
          .replace(/\s*\n\s*/g, ' / ');
}

/** Undefined where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
