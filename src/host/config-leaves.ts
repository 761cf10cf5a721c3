/** A string of a document with the names that lead to it; the strings of a list stand under the list's name. */
export interface Leaf {
  readonly names: readonly string[];
  readonly value: string;
}

/** What is further up adds nothing to a name. */
const namesMax = 32;

interface Place {
  readonly names: readonly string[];
  readonly value: unknown;
}

/** In the order of the document, and without calls that stand in each other: a hostile one has more levels than any stack. */
export function leaves(document: unknown, first: readonly string[] = []): readonly Leaf[] {
  const found: Leaf[] = [];
  const left: Place[] = [{names: first, value: document}];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const {names, value} = place;
    if (typeof value === 'string') for (const leaf of leavesWithin(value, names) ?? [{names, value}]) found.push(leaf);
    else if (Array.isArray(value)) for (const entry of value.toReversed()) left.push({names, value: entry});
    else if (typeof value === 'object' && value !== null) {
      const pair = nameAndValue(value as Readonly<Record<string, unknown>>);
      if (pair !== null) found.push({names: [...names, pair.name], value: pair.value});
      for (const [name, inner] of Object.entries(value).reverse())
        if (pair === null || inner !== pair.value) left.push({names: [...names, name].slice(-namesMax), value: inner});
    }
  }
  return found;
}

/** Every name that is given in a document. */
export function allKeys(document: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const left = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) keys.add(key);
      left.push(inner);
    }
  }
  return keys;
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
