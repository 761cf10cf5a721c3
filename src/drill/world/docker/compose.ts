import {createHash} from 'node:crypto';
import {parse} from 'yaml';
import {insidePort} from './wish.ts';

/** One service of a compose file, as far as an engine needs it to make a container. */
export interface Made {
  readonly image: string;
  readonly container: string | null;
  readonly command: readonly string[];
  readonly environment: readonly (readonly [string, string])[];
  readonly ports: readonly Published[];
  readonly volumes: readonly Mount[];
  readonly restart: string;
  readonly memoryBytes: number;
  readonly check: {
    readonly test: readonly string[];
    readonly intervalMs: number;
    readonly startMs: number;
    readonly retries: number;
  } | null;
  readonly init: boolean;
  /** Two that are made of the same words need no new container. */
  readonly hash: string;
}

export interface Published {
  readonly address: string;
  readonly outside: number;
  readonly inside: number;
}

export interface Mount {
  readonly from: string;
  readonly to: string;
}

export type ComposeRead =
  | {readonly is: 'read'; readonly services: ReadonlyMap<string, Made>}
  | {readonly is: 'refused'; readonly said: string};

/** A compose file as its tool reads it; what it cannot read it refuses in a sentence. */
export function readCompose(path: string, text: string | null): ComposeRead {
  if (text === null) return {is: 'refused', said: `open ${path}: no such file or directory`};
  let all: Table;
  try {
    all = table(parse(text));
  } catch (error) {
    const [, line = '1'] = /at line (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    return {is: 'refused', said: `yaml: line ${line}: could not find expected ':'`};
  }
  const services = Object.entries(table(all['services']));
  if (services.length === 0) return {is: 'refused', said: 'empty compose file'};
  for (const [name, one] of services)
    if (typeof table(one)['image'] !== 'string')
      return {is: 'refused', said: `service "${name}" has neither an image nor a build context specified: invalid compose project`};
  return {is: 'read', services: new Map(services.map(([name, one]) => [name, madeOf(table(one))]))};
}

function madeOf(one: Table): Made {
  return {
    image: text(one['image']),
    container: typeof one['container_name'] === 'string' ? one['container_name'] : null,
    command: words(one['command']),
    environment: Array.isArray(one['environment'])
      ? words(one['environment']).map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])
      : Object.entries(table(one['environment'])).map(([name, value]) => [name, String(value)]),
    ports: words(one['ports']).flatMap(portOf),
    volumes: words(one['volumes']).map((pair) => ({from: pair.split(':')[0] ?? '', to: pair.split(':')[1] ?? ''})),
    restart: text(one['restart']) || 'no',
    memoryBytes: bytesOf(text(one['mem_limit'])),
    check: checkOf(one['healthcheck']),
    init: one['init'] === true,
    hash: createHash('sha256').update(JSON.stringify(one)).digest('hex'),
  };
}

function portOf(pair: string): readonly Published[] {
  const parts = pair.split(':');
  const [outside, inside] = parts.slice(-2).map(Number);
  return outside && inside ? [{address: parts.length > 2 ? (parts[0] ?? '') : '0.0.0.0', outside, inside}] : [];
}

function checkOf(value: unknown): Made['check'] {
  const one = table(value);
  const seconds = (key: string, usual: number): number => (Number.parseInt(text(one[key]), 10) || usual) * 1000;
  return one['test'] === undefined
    ? null
    : {
        test: words(one['test']),
        intervalMs: seconds('interval', 30),
        startMs: seconds('start_period', 0),
        retries: Number(one['retries'] ?? 3),
      };
}

/** `512m`, `2g`; 0 = as much as there is. */
function bytesOf(said: string): number {
  const [, amount = '0', scale = ''] = /^(\d+)([kmg]?)b?$/i.exec(said) ?? [];
  return Number(amount) * ({k: 1024, m: 1024 ** 2, g: 1024 ** 3}[scale.toLowerCase()] ?? 1);
}

type Table = Readonly<Record<string, unknown>>;

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export interface Written {
  readonly service: string;
  readonly image: string;
  readonly restart: string;
  readonly memory: string;
  readonly port: number;
  readonly state: string;
}

/** The file as a person keeps it, after the one that OpenClaw ships. */
export function composeText({service, image, restart, memory, port, state}: Written): string {
  return `services:
  ${service}:
    image: ${image}
    init: true
    restart: ${restart}
    command: ["node", "dist/index.js", "gateway", "--bind", "lan", "--port", "${insidePort}"]
    environment:
      HOME: /home/node
      TERM: xterm-256color
    ports:
      - "127.0.0.1:${port}:${insidePort}"
    volumes:
      - ${state}:/home/node/.openclaw
    mem_limit: ${memory}
    healthcheck:
      test: ["CMD", "node", "-e", "fetch('http://127.0.0.1:${insidePort}/healthz').then((r)=>process.exit(r.ok?0:1)).catch(()=>process.exit(1))"]
      interval: 30s
      retries: 5
      start_period: 20s
`;
}
