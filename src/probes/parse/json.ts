/**
 * A JSON document, or undefined where it is none. One that is nested deeper than any program writes counts as none: it is kept with the
 * readings, and whoever writes those down again goes as deep as it does.
 */
export function parseJson(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return isTooDeep(document) ? undefined : document;
  } catch {
    return undefined;
  }
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
