/** A template of Go, as far as people write one for docker: `{{json .State}}`, `{{.State.OOMKilled}}`, with text between. */
export function filled(template: string, value: unknown): string {
  return template.replaceAll('\\t', '\t').replaceAll(/\{\{\s*(json\s+)?\.([\w.]*)\s*\}\}/g, (_, json: string | undefined, path: string) => {
    const found = path
      .split('.')
      .filter(Boolean)
      .reduce<unknown>((at, step) => (isTable(at) ? at[step] : undefined), value);
    if (json !== undefined) return JSON.stringify(found ?? null);
    if (found === undefined || found === null) return '<no value>';
    return typeof found === 'object' ? goText(found) : String(found);
  });
}

/** `[a b]`, `map[k:v]`. */
function goText(value: object): string {
  const text = (one: unknown): string => (typeof one === 'object' && one !== null ? goText(one) : String(one));
  if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
  return `map[${Object.entries(value)
    .map(([key, one]) => `${key}:${text(one)}`)
    .join(' ')}]`;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
