/** `systemctl show` prints `Key=value` lines; a key such as EnvironmentFiles can come several times. */
export type Properties = ReadonlyMap<string, readonly string[]>;

export function parseProperties(text: string): Properties {
  const found = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const at = line.indexOf('=');
    if (at <= 0 || !/^[A-Za-z][A-Za-z0-9]*$/.test(line.slice(0, at))) continue;
    const key = line.slice(0, at);
    const values = found.get(key);
    if (values) values.push(line.slice(at + 1));
    else found.set(key, [line.slice(at + 1)]);
  }
  return found;
}

/** What `systemctl show` prints of several units: an empty line stands between two. */
export function parsePropertyBlocks(text: string): readonly Properties[] {
  return text.split(/\n\n+/).map(parseProperties);
}

/** The value of a key; what systemd prints for "none" (`[not set]`, `n/a`, an empty text) is null. */
export function property(properties: Properties, key: string): string | null {
  const value = properties.get(key)?.[0]?.trim() ?? '';
  return value === '' || value === '[not set]' || value === 'n/a' || value === '[no data]' ? null : value;
}

/** A whole number; systemd's unset 64-bit maximum and `infinity` are null. */
export function numberProperty(properties: Properties, key: string): number | null {
  const value = property(properties, key);
  if (value === null || !/^\d{1,15}$/.test(value)) return null;
  return Number(value);
}
