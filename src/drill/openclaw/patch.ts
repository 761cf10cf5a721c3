/**
 * What is different in a recorded answer: `undefined` takes a key out, a table is put over the one that is there, a function makes the
 * new value from the old one, and everything else stands in its place.
 */
export type Patch = {readonly [key: string]: unknown};

/** A recorded answer with what is different here and now put over it, one patch after the other. */
export function patched(recorded: unknown, ...patches: readonly Patch[]): unknown {
  return patches.reduce<unknown>((value, patch) => over(value, patch), recorded);
}

/** For a list: the same patch over each of its elements. */
export function each(patch: Patch): (list: unknown) => unknown {
  return (list) => (Array.isArray(list) ? list.map((one) => over(one, patch)) : list);
}

/** For a table that is not put over the recorded one but in its place. */
export function instead(value: unknown): () => unknown {
  return () => value;
}

function over(value: unknown, patch: unknown): unknown {
  if (typeof patch === 'function') return (patch as (value: unknown) => unknown)(value);
  if (!isTable(patch)) return patch;
  const next: Record<string, unknown> = isTable(value) ? {...value} : {};
  for (const [key, change] of Object.entries(patch)) {
    const made = over(next[key], change);
    if (made === undefined) delete next[key];
    else next[key] = made;
  }
  return next;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
