/**
 * A JSON document, or undefined where it is none. One that is nested deeper than any program writes counts as none: it is kept with the
 * readings, and whoever writes those down again goes as deep as it does.
 */
export function parseJson(text: string): unknown {
  const document = anyJson(text);
  return isTooDeep(document) ? undefined : document;
}

/** The same for what is not kept, however deep it is. */
export function anyJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The members of a text that is one object, such as a line of a log; null for every other text. */
export function jsonMembers(text: string): Readonly<Record<string, unknown>> | null {
  const document = anyJson(text);
  return typeof document === 'object' && document !== null && !Array.isArray(document)
    ? (document as Readonly<Record<string, unknown>>)
    : null;
}

/** The deepest that OpenClaw prints has some ten levels. */
const levelsMax = 200;

function isTooDeep(document: unknown): boolean {
  let level = [document];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levelsMax) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
