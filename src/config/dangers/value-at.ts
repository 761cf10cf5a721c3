/** The value behind these names; undefined where a step is missing. */
export function valueAt(config: unknown, ...names: readonly string[]): unknown {
  let value = config;
  for (const name of names)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Readonly<Record<string, unknown>>)[name]
        : undefined;
  return value;
}

/** Whether something is written there that could be a credential, as it is or as a reference. */
export function isGiven(value: unknown): boolean {
  return (typeof value === 'string' && value.trim() !== '') || (typeof value === 'object' && value !== null);
}
