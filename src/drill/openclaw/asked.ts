import type {Call, Said} from '../programs/call.ts';
import type {Who} from '../world/file-node.ts';
import {type ConfigRead, readConfig, type Table, valueAt} from '../world/gateway/config.ts';
import {isModern} from '../world/gateway/run.ts';
import {gatewayToken, variablesFor} from '../world/gateway/variables.ts';
import type {World} from '../world/world.ts';
import {type Patch, patched} from './patch.ts';
import {recorded} from './recorded.ts';

/** One call of the `openclaw` command, with what it finds out before it does anything. */
export interface Asked {
  readonly call: Call;
  readonly world: World;
  readonly who: Who;
  /** Release and folder of the package that was called. */
  readonly version: string;
  readonly root: string;
  readonly modern: boolean;
  /** The words without options: `gateway`, `status`. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly json: boolean;
  readonly stateDir: string;
  readonly configPath: string;
  readonly config: ConfigRead;
  /** What it believes when the file cannot be read: nothing, and the usual port. */
  readonly table: Table;
  readonly port: number;
  readonly token: string | null;
  readonly variables: ReadonlyMap<string, string>;
  readonly timeoutMs: number | null;
  option(name: string): string | null;
}

/** A command of the CLI by its words; the longest fit wins. */
export interface Command {
  readonly words: readonly string[];
  run(asked: Asked): Said | Promise<Said>;
}

/** Options that are followed by a value. */
const valued = new Set([
  '--timeout',
  '--limit',
  '--port',
  '--params',
  '--channel',
  '--provider',
  '--profile',
  '--url',
  '--token',
  '--severity-min',
  '--account',
  '--agent',
  '--max-bytes',
  '--interval',
  '--wait',
  '--bundle',
  '--code',
]);

export function askedOf(call: Call, found: {readonly root: string; readonly version: string}): Asked {
  const words: string[] = [];
  const flags = new Set<string>();
  const options = new Map<string, string>();
  const given = call.argv.slice(1);
  for (let at = 0; at < given.length; at++) {
    const word = given[at] ?? '';
    const [name = '', inline] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    if (!word.startsWith('-')) words.push(word);
    else if (valued.has(name)) options.set(name, inline ?? given[++at] ?? '');
    else flags.add(name);
  }
  const {world, who} = call;
  const home = who.uid === 0 ? '/root' : world.scene.user.home;
  const stateDir = call.env.get('OPENCLAW_STATE_DIR') ?? `${home}/.openclaw`;
  const configPath = call.env.get('OPENCLAW_CONFIG_PATH') ?? `${stateDir}/openclaw.json`;
  const config = readConfig(world, configPath, who, found.version);
  const table = config.is === 'read' ? config.config : {};
  const shell = new Map([...call.env].filter(([name]) => name.startsWith('OPENCLAW_GATEWAY_')));
  const variables = config.is === 'read' ? variablesFor(world, shell, stateDir, table) : shell;
  const port = valueAt(table, 'gateway.port');
  const timeout = options.get('--timeout');
  return {
    call,
    world,
    who,
    ...found,
    modern: isModern(found.version),
    words,
    flags,
    json: flags.has('--json'),
    stateDir,
    configPath,
    config,
    table,
    port: Number(options.get('--port') ?? (typeof port === 'number' ? port : 18_789)),
    token: config.is === 'read' ? gatewayToken(table, variables) : null,
    variables,
    timeoutMs: timeout === undefined ? null : Number(timeout),
    option: (name) => options.get(name) ?? null,
  };
}

/** What the release that was called printed on a healthy host, with what is different on this one; as JSON. */
export function answered({version}: Asked, command: string, ...patches: readonly Patch[]): string {
  return pretty(patched(recorded(version, command), ...patches));
}

export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `~/.openclaw/openclaw.json`. */
export function short({world}: Asked, path: string): string {
  return path.replace(world.scene.user.home, '~');
}
