import JSON5 from 'json5';

export interface Mistake {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Parsed =
  | {readonly ok: true; readonly config: Readonly<Record<string, unknown>>}
  | {readonly ok: false; readonly problem: Mistake};

/** openclaw.json is JSON5; where it cannot be read the place of the mistake is told. */
export function parseConfig(text: string): Parsed {
  try {
    const config: unknown = JSON5.parse(text);
    if (isTable(config)) return {ok: true, config};
    return {ok: false, problem: {line: 1, column: 1, message: 'the file holds something else than an object'}};
  } catch (error) {
    const {lineNumber, columnNumber, message} = error as {lineNumber?: number; columnNumber?: number; message?: string};
    const said = (message ?? 'cannot be read').replace(/^JSON5: /, '').replace(/ at \d+:\d+$/, '');
    return {ok: false, problem: {line: lineNumber ?? 1, column: columnNumber ?? 1, message: said}};
  }
}

export type Table = Readonly<Record<string, unknown>>;

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `gateway.auth.mode`; undefined where a step is missing. */
export function at(config: Table, path: string): unknown {
  let value: unknown = config;
  for (const step of path.split('.')) value = isTable(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return value;
}

export function tableAt(config: Table, path: string): Table {
  const value = at(config, path);
  return isTable(value) ? value : {};
}

export function wordAt(config: Table, path: string): string | null {
  const value = at(config, path);
  return typeof value === 'string' ? value : null;
}
