/** The same value with every string in it cleaned; the very same object where nothing changes. */
export function cleanStrings<T>(value: T, clean: (text: string) => string): T {
  if (typeof value === 'string') return clean(value) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const cleaned = items.map((item) => cleanStrings(item, clean));
    return cleaned.some((item, at) => item !== items[at]) ? (cleaned as T) : value;
  }
  const entries = Object.entries(value);
  const cleaned = entries.map(([name, item]): [string, unknown] => [clean(name), cleanStrings(item, clean)]);
  return cleaned.some(([name, item], at) => item !== entries[at]?.[1] || name !== entries[at]?.[0])
    ? (Object.fromEntries(cleaned) as T)
    : value;
}
