import {root} from '../file-node.ts';
import type {Process} from '../processes.ts';
import {type LogNeeds, writeLog} from '../write-log.ts';
import {type ConfigNeeds, readConfig, type Table, textAt, valueAt} from './config.ts';
import {type LockNeeds, lockHolder} from './lock.ts';
import {type GatewayRun, isModern} from './run.ts';
import {gatewayToken, variablesFor} from './variables.ts';

/** What is looked at before a start. */
export interface PrepareNeeds extends ConfigNeeds, LockNeeds, LogNeeds {}

/** The checks before a start. Where it is refused the status of its end, with the reason already said. */
export function prepare(world: PrepareNeeds, process: Process, version: string): GatewayRun | number {
  const home = process.env.get('HOME') ?? world.scene.user.home;
  const stateDir = process.env.get('OPENCLAW_STATE_DIR') ?? `${home}/.openclaw`;
  const configPath = process.env.get('OPENCLAW_CONFIG_PATH') ?? `${stateDir}/openclaw.json`;
  const refuse = (...lines: readonly string[]): number => {
    for (const line of lines) writeLog(world, process, line);
    return refused;
  };
  const holder = lockHolder(world, {stateDir, configPath, version});
  if (holder !== null && holder.pid !== process.pid && holder.role === 'gateway') {
    const status = refuse(...(isModern(version) ? contention : oldContention(holder.pid)));
    // launchd has no status that forbids another start: a job that finds its place taken ends as if all were well.
    return world.scene.mac === null ? status : 0;
  }
  const who = process.uid === 0 ? root : {uid: process.uid, gid: process.gid};
  const read = readConfig(world, configPath, who, version);
  if (read.is === 'missing')
    return refuse('Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured).');
  if (read.is === 'broken') return refuse(suspicious);
  const {config} = read;
  if (read.issues.length > 0) {
    const said = read.issues.map(({path, message}) => `${configPath}:2 — ${path}: ${message}`);
    return refuse(
      `Gateway failed to start: Invalid config at ${configPath}.`,
      ...said,
      'Run `openclaw doctor --fix` to repair, then retry.',
    );
  }
  const touched = textAt(config, 'meta.lastTouchedVersion');
  if (isModern(version) && touched !== null && isNewer(touched, version)) {
    return refuse(
      `Refusing to start the gateway service because this OpenClaw binary (${version}) is older than the config last written by OpenClaw ${touched}.`,
    );
  }
  if (textAt(config, 'gateway.mode') === null) return refuse(suspicious);
  const variables = variablesFor(world, process.env, stateDir, config);
  const token = gatewayToken(config, variables);
  const bind = textAt(config, 'gateway.bind') ?? 'loopback';
  if (bind !== 'loopback' && (token === null || textAt(config, 'gateway.auth.mode') === 'none'))
    return refuse(
      `Refusing to bind gateway to ${bind} without auth.`,
      'Set gateway.auth.token/password (or OPENCLAW_GATEWAY_TOKEN/OPENCLAW_GATEWAY_PASSWORD) or pass --token/--password.',
    );
  return {
    pid: process.pid,
    version,
    stateDir,
    configPath,
    port: portOf(process, config),
    stage: 'loading',
    readyAt: null,
    suspension: null,
    token,
    config,
    bind,
    channels: new Map(),
    suppressed: [],
    failing: new Set(),
    variables,
  };
}

/** `--port` beats the variable, which beats the file. */
function portOf(process: Process, config: Table): number {
  const option =
    process.argv.join(' ').match(/--port[ =](\d+)/)?.[1] ?? process.env.get('DRILL_PORT') ?? process.env.get('OPENCLAW_GATEWAY_PORT');
  return Number(option ?? valueAt(config, 'gateway.port') ?? 18_789);
}

function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at++) if ((a?.[at] ?? 0) !== (b?.[at] ?? 0)) return (a?.[at] ?? 0) > (b?.[at] ?? 0);
  return false;
}

/** EX_CONFIG. */
const refused = 78;

const suspicious =
  'Gateway start blocked: existing config is missing gateway.mode. Treat this as suspicious or clobbered config. Re-run `openclaw onboard --mode local` or `openclaw setup`, set gateway.mode=local manually, or pass --allow-unconfigured.';

const stopFirst =
  'Stop the service with openclaw gateway stop (or its service owner), then run openclaw doctor --fix, then start it again with openclaw gateway start.';
const owns =
  'Doctor could not enter maintenance. StateDatabaseCoordinatorContentionError: another OpenClaw process owns gateway-lifecycle Stop the Gateway service and other OpenClaw processes using this state, then run openclaw doctor --fix from an independent shell.';

const contention: readonly string[] = [
  owns,
  `[gateway] requires state migration. ${stopFirst}`,
  `Gateway failed to start: ${owns} | gateway.maintenance_required. ${stopFirst}`,
];

function oldContention(pid: number): readonly string[] {
  return [
    `Gateway failed to start: gateway already running (pid ${pid}); lock timeout after 5000ms`,
    'If the gateway is supervised, stop it with: openclaw gateway stop',
  ];
}
