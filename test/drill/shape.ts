/** Every path in a document with its type; elements of a list count as one, null as unknown. */
function shapeOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    found.set(path, 'list');
    for (const item of value) shapeOf(item, `${path}[]`, found);
  } else if (typeof value === 'object' && value !== null) {
    found.set(path, 'table');
    for (const [key, item] of Object.entries(value)) shapeOf(item, `${path}.${named(key)}`, found);
  } else if (found.get(path) === undefined || found.get(path) === 'null') found.set(path, value === null ? 'null' : typeof value);
  return found;
}

/** Keys that are names of a host's own things. */
function named(key: string): string {
  return /^(?:telegram|discord|slack)$/.test(key) ? 'CHANNEL' : /^[A-Z][A-Z0-9_]+$/.test(key) ? 'VARIABLE' : key;
}

export interface Compared {
  /** Printed by the drill and not by the real command. */
  readonly made: readonly string[];
  /** Printed by the real command and not by the drill. */
  readonly left: readonly string[];
  readonly types: readonly string[];
}

/** What the drill prints beside what a real host printed. */
export function compare(ours: unknown, real: unknown): Compared {
  const [a, b] = [shapeOf(ours), shapeOf(real)];
  const inside = (path: string, other: Map<string, string>): boolean =>
    [...other.keys()].some((key) => path.startsWith(`${key}[]`) || path.startsWith(`${key}.`)) && emptyAbove(path, other);
  return {
    made: [...a.keys()].filter((path) => !b.has(path) && !inside(path, b)),
    left: [...b.keys()].filter((path) => !a.has(path) && !inside(path, a)),
    types: [...a]
      .filter(([path, type]) => b.has(path) && b.get(path) !== type && type !== 'null' && b.get(path) !== 'null')
      .map(([path, type]) => `${path}: ${type}, really ${b.get(path)}`),
  };
}

/** A list that was empty on the other side says nothing about its elements. */
function emptyAbove(path: string, other: Map<string, string>): boolean {
  const parts = path.split('[]');
  for (let count = 1; count < parts.length; count++) {
    const list = parts.slice(0, count).join('[]');
    if (other.get(list) === 'list' && ![...other.keys()].some((key) => key.startsWith(`${list}[]`))) return true;
    if (other.get(list) === 'null') return true;
  }
  return false;
}
