/** A string of a document with the names that lead to it; the strings of a list stand under the list's name. */
export interface Leaf {
  readonly names: readonly string[];
  readonly value: string;
}

const depthMax = 32;

export function leaves(value: unknown, names: readonly string[] = []): readonly Leaf[] {
  if (names.length > depthMax) return [];
  if (typeof value === 'string') return leavesWithin(value, names) ?? [{names, value}];
  if (Array.isArray(value)) return value.flatMap((entry) => leaves(entry, names));
  if (typeof value !== 'object' || value === null) return [];
  const pair = nameAndValue(value as Readonly<Record<string, unknown>>);
  return [
    ...(pair === null ? [] : [{names: [...names, pair.name], value: pair.value}]),
    ...Object.entries(value).flatMap(([name, inner]) => (pair !== null && inner === pair.value ? [] : leaves(inner, [...names, name]))),
  ];
}

/** Every name that is given in a document. */
export function allKeys(value: unknown, depth = 0, into: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null || depth > depthMax) return into;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) into.add(key);
    allKeys(inner, depth + 1, into);
  }
  return into;
}

/** The strings of a document that is written as a string: the key file of a service account, for example. */
function leavesWithin(text: string, names: readonly string[]): readonly Leaf[] | null {
  if (!/^\s*[{[]/.test(text)) return null;
  try {
    return leaves(JSON.parse(text), names);
  } catch {
    return null;
  }
}

/** `{"name": "DB_PASSWORD", "value": …}` as lists of variables and headers have it. */
function nameAndValue(object: Readonly<Record<string, unknown>>): {readonly name: string; readonly value: string} | null {
  const name = object['name'] ?? object['key'] ?? object['Name'] ?? object['Key'];
  const value = object['value'] ?? object['Value'];
  return typeof name === 'string' && typeof value === 'string' ? {name, value} : null;
}
