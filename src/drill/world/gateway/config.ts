import JSON5 from 'json5';
import {FileError, type Who} from '../file-node.ts';
import type {Files} from '../files.ts';
import {isModern} from './run.ts';

export interface ConfigNeeds {
  readonly files: Files;
}

export type Table = Readonly<Record<string, unknown>>;

export interface Issue {
  readonly path: string;
  readonly message: string;
}

export type ConfigRead =
  | {readonly is: 'read'; readonly config: Table; readonly issues: readonly Issue[]; readonly text: string}
  | {readonly is: 'missing'}
  /** `said` is JSON5's own sentence, with line and column. */
  | {readonly is: 'broken'; readonly said: string};

/** openclaw.json as a release of OpenClaw reads it. */
export function readConfig(world: ConfigNeeds, path: string, who: Who, version: string): ConfigRead {
  let text: string;
  try {
    text = world.files.read(path, who);
  } catch (error) {
    if (error instanceof FileError && error.code === 'ENOENT') return {is: 'missing'};
    return {is: 'broken', said: `EACCES: permission denied, open '${path}'`};
  }
  try {
    const config: unknown = JSON5.parse(text);
    if (!isTable(config)) return {is: 'broken', said: 'JSON5: the root is no object'};
    return {is: 'read', config, issues: issuesOf(config, version), text};
  } catch (error) {
    return {is: 'broken', said: error instanceof Error ? error.message : String(error)};
  }
}

export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `gateway.auth.mode`. */
export function valueAt(config: Table, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => (isTable(value) ? value[step] : undefined), config);
}

export function textAt(config: Table, path: string): string | null {
  const value = valueAt(config, path);
  return typeof value === 'string' ? value : null;
}

/** The same table with one value set or, with `undefined`, taken out. */
export function withValue(config: Table, path: string, value: unknown): Table {
  const [step = '', ...rest] = path.split('.');
  const next: Record<string, unknown> = {...config};
  if (rest.length > 0) next[step] = withValue(isTable(next[step]) ? next[step] : {}, rest.join('.'), value);
  else if (value === undefined) delete next[step];
  else next[step] = value;
  return next;
}

const topKeys = new Set([
  'agents',
  'approvals',
  'auth',
  'bindings',
  'browser',
  'channels',
  'commands',
  'cron',
  'diagnostics',
  'discovery',
  'env',
  'gateway',
  'hooks',
  'logging',
  'mcp',
  'memory',
  'messages',
  'meta',
  'models',
  'nodeHost',
  'plugins',
  'secrets',
  'session',
  'skills',
  'talk',
  'tools',
  'tts',
  'ui',
  'update',
  'web',
  'wizard',
]);

const gatewayKeys = new Set([
  'mode',
  'port',
  'bind',
  'auth',
  'controlUi',
  'tailscale',
  'remote',
  'reload',
  'http',
  'trustedProxies',
  'nodes',
  'tls',
  'tools',
  'push',
]);

function issuesOf(config: Table, version: string): readonly Issue[] {
  const unknown = (table: unknown, known: ReadonlySet<string>, path: string): readonly Issue[] =>
    isTable(table)
      ? Object.keys(table)
          .filter((key) => !known.has(key))
          .map((key) => ({path, message: `Unrecognized key: "${key}"`}))
      : [];
  const meta =
    isModern(version) && isTable(config['meta']) && 'lastTouchedAt' in config['meta']
      ? [{path: 'meta', message: 'Unrecognized key: "lastTouchedAt"'}]
      : [];
  return [...unknown(config['gateway'], gatewayKeys, 'gateway'), ...meta, ...unknown(config, topKeys, '<root>')];
}
