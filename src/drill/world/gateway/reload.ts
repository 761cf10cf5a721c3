import type {Process} from '../processes.ts';
import {writeStamped} from '../write-log.ts';
import {type ChannelNeeds, enabledChannels, newChannel, startChannel} from './channels.ts';
import {type ConfigNeeds, readConfig, type Table} from './config.ts';
import {type GatewayRun, isModern} from './run.ts';
import {tell} from './words.ts';

/** What it takes to follow the configuration while a gateway runs. */
export interface ReloadNeeds extends ChannelNeeds, ConfigNeeds {}

/** Editors write in several steps; a moment later the file is whole. */
const settleMs = 1_200;

/** Takes over changes of the configuration as far as it can without a restart; a file that it cannot read is left alone. */
export function watchConfig(world: ReloadNeeds, process: Process, run: GatewayRun): void {
  let before = world.files.peek(run.configPath)?.text ?? '';
  const unwatch = world.files.watch(
    run.configPath,
    () =>
      void world.time.after(settleMs, () => {
        const text = world.files.peek(run.configPath)?.text ?? '';
        if (text === before || process.state === 'T' || !world.gateways.has(process.pid)) return;
        apply(world, process, run, Buffer.byteLength(before));
        before = text;
      }),
  );
  process.onEnd.push(unwatch);
}

function apply(world: ReloadNeeds, process: Process, run: GatewayRun, goodBytes: number): void {
  const read = readConfig(world, run.configPath, process, run.version);
  if (read.is === 'missing') return tell(world, process, 'reload', 'config reload skipped (config file not found)', 'warn');
  if (read.is === 'broken') {
    const bytes = Buffer.byteLength(world.files.peek(run.configPath)?.text ?? '');
    const sizes = `size-drop-vs-last-good:${goodBytes}->${bytes}`;
    writeStamped(world, process, `Config observe anomaly: ${run.configPath} (${sizes}, gateway-mode-missing-vs-last-good)`);
    return tell(
      world,
      process,
      'reload',
      `config reload skipped (invalid config): : JSON5 parse failed: SyntaxError: ${read.said}`,
      'warn',
    );
  }
  if (read.issues.length > 0)
    return tell(
      world,
      process,
      'reload',
      `config reload skipped (invalid config): ${read.issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ')}`,
      'warn',
    );
  const changed = Object.keys({...run.config, ...read.config}).filter(
    (key) => JSON.stringify(run.config[key]) !== JSON.stringify(read.config[key]),
  );
  if (changed.length === 0) return;
  tell(world, process, 'reload', `config change detected; evaluating reload (${changed.join(', ')})`);
  const missing = isModern(run.version) ? null : unresolved(run, read.config);
  if (missing !== null) {
    const why = `SecretRefResolutionError: Environment variable "${missing}" is missing or empty.`;
    tell(world, process, 'secrets', `[SECRETS_RELOADER_DEGRADED] ${why}`, 'error');
    return tell(world, process, 'reload', `config reload failed: ${why}`, 'error');
  }
  run.config = read.config;
  if (changed.includes('gateway')) tell(world, process, 'reload', 'config change requires gateway restart (gateway)', 'warn');
  if (changed.includes('channels')) channelsAgain(world, process, run, read.config);
  tell(world, process, 'reload', `config hot reload applied (${changed.join(', ')})`);
}

/** The first variable that the configuration refers to and the gateway has not; releases before 2026.8 then keep what they have. */
function unresolved({variables}: GatewayRun, config: Table): string | null {
  const names = [...JSON.stringify(config).matchAll(/"\$\{([A-Z_]\w*)\}"/g)].map(([, name = '']) => name);
  return names.find((name) => !variables.get(name)) ?? null;
}

function channelsAgain(world: ReloadNeeds, process: Process, run: GatewayRun, config: Table): void {
  const wanted = enabledChannels(config);
  for (const id of [...run.channels.keys()]) {
    if (wanted.includes(id)) continue;
    run.channels.delete(id);
    run.failing.delete(id);
    tell(world, process, id, '[default] channel stopped: disabled in config');
  }
  for (const id of wanted.filter((one) => !run.channels.has(one))) {
    run.channels.set(id, newChannel(run, id));
    startChannel(world, process, run, id);
  }
}
