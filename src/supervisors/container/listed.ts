/** A container as `docker ps` or `podman ps` list it. */
export interface Container {
  readonly name: string;
  readonly state: string;
  readonly image: string;
}

/** Docker prints one object a line (`Names` a text), podman one array (`Names` a list). */
export function parseContainers(text: string): readonly Container[] {
  const whole = json(text);
  const items = Array.isArray(whole) ? whole : text.split('\n').map(json);
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const {Names, State, Image} = item as Readonly<Record<string, unknown>>;
    const name: unknown = Array.isArray(Names) ? Names[0] : Names;
    return typeof name === 'string' && name !== '' ? [{name, state: word(State), image: word(Image)}] : [];
  });
}

function word(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : 'unknown';
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
