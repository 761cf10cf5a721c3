import {parseUnitFile} from '../../supervisors/systemd/unit-file.ts';
import {type Said, said} from '../programs/call.ts';
import {ledgerOf} from '../world/gateway/ledger.ts';
import {type Asked, answered, type Command, pretty, short} from './asked.ts';
import {invalidAt, issuesOf, warningsOf} from './config.ts';
import {type Connection, connect, mismatch, type Open} from './connect.ts';
import {upgradeRejected} from './failure.ts';
import {macManager} from './mac-service.ts';
import type {Patch} from './patch.ts';
import {portReport, serviceFacts, servicePort} from './service.ts';
import {earlierError} from './status.ts';

export const gatewayStatus: Command = {
  words: ['gateway', 'status'],
  async run(asked) {
    const deep = asked.flags.has('--deep');
    await asked.call.wait(deep ? 3_400 : 2_600);
    const issues = issuesOf(asked);
    if (deep && (asked.config.is === 'broken' || issues.length > 0)) {
      const why = asked.config.is === 'broken' ? asked.config.said : invalidAt(asked);
      return {
        exit: 1,
        stdout: asked.json ? pretty({ok: false, error: {type: 'cli_error', message: `Gateway status failed: ${why}`}}) : '',
        stderr: asked.json ? '' : `Gateway status failed: ${why}\n`,
      };
    }
    const port = servicePort(asked);
    const connection = connect({...asked, token: serviceToken(asked) ?? asked.token}, port);
    if (connection.is === 'frozen') await asked.call.wait(9_000);
    const state = rpcOf(asked, port, connection.is);
    const value = asked.modern ? modernReport(asked, port, connection.is, state) : earlierReport(asked, port, connection.is, state.ok);
    const failed = asked.flags.has('--require-rpc') && !state.ok;
    if (asked.json) return {...said(value), exit: failed ? 1 : 0};
    return {...text(asked, port, state), exit: failed ? 1 : 0};
  },
};

/** Since 2026.8 it takes the token that stands in the service's own definition before any other. */
function serviceToken({world, modern}: Asked): string | undefined {
  if (!modern) return undefined;
  return new Map(world.managers.user.unit(world.scene.unit)?.loaded?.environment ?? []).get('OPENCLAW_GATEWAY_TOKEN');
}

/** What a healthy gateway's is on this host; what the connect probe found; and what the files say. */
function modernReport(asked: Asked, port: number, is: Connection['is'], rpc: Rpc): string {
  const {world, version, call, flags, stateDir} = asked;
  const {lastShutdown} = ledgerOf(world, stateDir);
  const url = `127.0.0.1:${port}`;
  const shutdown =
    lastShutdown === null || !flags.has('--deep') ? undefined : {reason: lastShutdown.reason, completedAtMs: Math.round(lastShutdown.at)};
  return answered(
    asked,
    'gateway status --json',
    {cli: {version, entrypoint: call.argv[0]}, logFile: world.scene.logFile(world.time.now()), service: serviceOf(asked)},
    {
      config: configsOf(asked),
      gateway: {
        port,
        probeUrl: `ws://${url}`,
        controlUiLinks: {httpUrl: `http://${url}/`, wsUrl: `ws://${url}`},
        lastShutdown: shutdown,
        version: rpc.ok ? runningVersion(asked, port) : null,
      },
      port: portReport(asked, port),
      portCli: asked.port === port ? undefined : portReport(asked, asked.port),
      rpc: rpc.patch,
      // Whoever accepts connections as a gateway does counts as healthy here.
      health: rpc.ok ? undefined : {healthy: is !== 'refused' && is !== 'foreign', staleGatewayPids: []},
      pluginVersionDrift: {gatewayVersion: version},
    },
  );
}

function serviceOf(asked: Asked): Patch {
  const {world} = asked;
  const {user, unit} = world.scene;
  const {loaded, command, layout, runtime, argv} = serviceFacts(asked);
  return {
    ...(world.scene.mac === null
      ? {systemdInstallation: {user: {unitName: unit, unitPath: `${user.home}/.config/systemd/user/${unit}`}}}
      : macManager),
    loaded,
    loadState: {status: loaded ? 'loaded' : 'not-loaded'},
    command,
    layout,
    runtime,
    configAudit: {...embeddedToken(asked), ...drift(asked)},
    gatewayHeap: {
      availableMemoryMiB: Math.round(world.memory.totalBytes / 1024 ** 2),
      execArgv: argv.filter((word) => word.startsWith('--max-old')),
    },
  };
}

function embeddedToken({world}: Asked): Patch {
  const environment = new Map(world.managers.user.unit(world.scene.unit)?.loaded?.environment ?? []);
  if (!environment.has('OPENCLAW_GATEWAY_TOKEN')) return {};
  const message = 'Gateway service embeds OPENCLAW_GATEWAY_TOKEN and should be reinstalled.';
  return {ok: false, issues: [{code: 'gateway-token-embedded', message, level: 'recommended'}]};
}

function configsOf(asked: Asked): Patch {
  const {config, configPath} = asked;
  // Unknown keys do not count here; the command with --deep does not come this far.
  const valid = config.is !== 'broken';
  const issues = issuesOf(asked).map((issue) => ({...issue, path: ''}));
  const warnings = asked.flags.has('--deep') ? warningsOf(asked) : [];
  const one = {
    path: configPath,
    exists: config.is !== 'missing',
    valid,
    ...(valid ? {} : {issues}),
    ...(warnings.length > 0 ? {warnings} : {}),
  };
  return {cli: one, daemon: one};
}

/** The older release reads the unit's file and minds a pause that it did not write. */
function earlierAudit({world}: Asked): Patch {
  const path = world.managers.user.unit(world.scene.unit)?.loaded?.fragment ?? '';
  const pause = parseUnitFile(world.files.peek(path)?.text ?? '').findLast(({key}) => key === 'RestartSec')?.value ?? '5';
  if (pause === '5') return {};
  const message = 'RestartSec does not match the recommended 5s';
  return {ok: false, issues: [{code: 'systemd-restart-sec', message, detail: path, level: 'recommended'}]};
}

function earlierReport(asked: Asked, port: number, is: Connection['is'], ok: boolean): string {
  const {world, configPath, config} = asked;
  const {loaded, command, runtime} = serviceFacts(asked);
  const valid = config.is === 'read' && config.issues.length === 0;
  const one = {path: configPath, exists: config.is !== 'missing', valid};
  return answered(asked, 'gateway status --json', {
    logFile: world.scene.logFile(world.time.now()),
    service: {loaded, command, runtime, configAudit: earlierAudit(asked)},
    config: {cli: one, daemon: one},
    gateway: {port, probeUrl: `ws://127.0.0.1:${port}`},
    port: portReport(asked, port),
    rpc: {ok, url: `ws://127.0.0.1:${port}`, ...(ok ? {} : {error: earlierError(is)})},
    health: {healthy: ok || is === 'frozen' || is === 'refuses-token'},
  });
}

/** What the files say and the manager has not read: which settings, and that the rest could not be audited. */
function drift({world}: Asked): Patch {
  const run = world.managers.user.unit(world.scene.unit);
  if (!run?.loaded || !world.managers.user.needsReload(run)) return {};
  const {settings, fragment} = run.loaded;
  const written = parseUnitFile(world.files.peek(fragment)?.text ?? '');
  const changed = written.filter(
    ({section, key, value}) => !settings.some((one) => one.section === section && one.key === key && one.value === value),
  );
  return {
    definitionDrift: changed
      .map(({section, key}) => `${section}.${key}`)
      .filter((key) => !/Environment|ExecStart/.test(key))
      .map((key) => ({kind: 'preserved', key, sourcePath: fragment, message: `Custom ${key}; not changed.`})),
    definitionDriftError:
      'Systemd drop-in paths could not be fully inspected or a daemon reload is pending; definition audit is incomplete.',
  };
}

function runningVersion({world}: Asked, port: number): string | null {
  const socket = world.processes.listener('127.0.0.1', port);
  return socket === null ? null : (world.gateways.get(socket.pid)?.version ?? null);
}

interface Rpc {
  readonly ok: boolean;
  readonly error?: string;
  readonly patch: Patch;
}

/** What the connect probe comes back with: a greeting, or how far it came. */
function rpcOf(asked: Asked, port: number, is: Connection['is']): Rpc {
  const url = `ws://127.0.0.1:${port}`;
  if (is === 'open' || is === 'suspended') {
    const version = runningVersion(asked, port);
    const connId = asked.world.random.fork(`connection ${port}`).hex(32);
    return {ok: true, patch: {server: {version, connId}, version, url}};
  }
  const {error, ...how} = refusals(asked, port)[is];
  return {ok: false, error, patch: {...closed, connectFailure: {kind: 'unreachable'}, error, url, ...how}};
}

const closed: Patch = {
  ok: false,
  capability: 'unknown',
  auth: {role: null, scopes: [], capability: 'unknown'},
  server: {version: null, buildId: undefined, connId: null},
  version: undefined,
};

function refusals(
  {timeoutMs}: Asked,
  port: number,
): Readonly<Record<Exclude<Connection['is'], Open['is']>, Patch & {readonly error: string}>> {
  // The probe is given ten seconds unless told; the handshake itself has fifteen.
  const patient = (timeoutMs ?? 10_000) >= 15_000;
  return {
    refused: {error: `connect ECONNREFUSED 127.0.0.1:${port}`},
    frozen: patient ? {error: 'Opening handshake has timed out'} : {error: 'timeout', timedOut: true},
    foreign: {error: upgradeRejected},
    protocol: {error: 'protocol mismatch'},
    'no-credentials': {
      error: 'device identity required',
      gatewayReached: true,
      connectFailure: {kind: 'device-identity-required', detailCode: 'DEVICE_IDENTITY_REQUIRED'},
    },
    'refuses-token': {
      error: mismatch,
      gatewayReached: true,
      connectFailure: {kind: 'auth-rejected', detailCode: 'AUTH_TOKEN_MISMATCH'},
    },
  };
}

function text(asked: Asked, port: number, rpc: Rpc): Said {
  const {world, version, call, configPath} = asked;
  const facts = serviceFacts(asked);
  const {mac} = world.scene;
  const runtime = facts.runtime;
  const lines = [
    mac === null ? 'Service: systemd user (enabled)' : `Service: LaunchAgent (${facts.loaded ? 'loaded' : 'not loaded'})`,
    `File logs: ${world.scene.logFile(world.time.now())}`,
    `Command: ${facts.argv.join(' ')}`,
    `Service file: ${mac === null ? `~/.config/systemd/user/${world.scene.unit}` : short(asked, mac.plist)}`,
    `Working dir: ${mac === null ? '~' : '~/.openclaw'}`,
    '',
    `Config (cli): ${short(asked, configPath)}`,
    `Config (service): ${short(asked, configPath)}`,
    '',
    `Gateway: bind=loopback (127.0.0.1), port=${port} (service args)`,
    `Probe target: ws://127.0.0.1:${port}`,
    '',
    `CLI version: ${version} (${call.argv[0] ?? ''})`,
    `Gateway version: ${runningVersion(asked, port) ?? 'unknown'}`,
    '',
    `Runtime: ${mac === null ? `${facts.status} (${runtime['pid'] === undefined ? '' : `pid ${runtime['pid']}, `}state ${runtime['state']}, sub ${runtime['subState']}, last exit ${runtime['lastExitStatus']}, reason ${runtime['lastExitReason']})` : facts.short}`,
    ...(rpc.ok ? ['Connectivity probe: ok'] : []),
    '',
    'Troubles: run openclaw status',
    'Troubleshooting: https://docs.openclaw.ai/troubleshooting',
    '',
  ];
  const stderr = rpc.ok
    ? ''
    : `Connectivity probe: failed\nProbe target: ws://127.0.0.1:${port}\n  ${rpc.error ?? ''}\nLogs: ${mac === null ? `journalctl --user -u ${world.scene.unit} -n 200 --no-pager` : mac.logs.out}\n`;
  return {exit: 0, stdout: lines.join('\n'), stderr};
}
