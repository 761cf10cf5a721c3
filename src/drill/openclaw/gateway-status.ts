import {type Said, said} from '../programs/call.ts';
import {ledgerOf} from '../world/gateway/ledger.ts';
import {type Asked, type Command, pretty, short} from './asked.ts';
import {issuesOf} from './config.ts';
import {connect} from './connect.ts';
import {portReport, serviceFacts, servicePort} from './service.ts';

export const gatewayStatus: Command = {
  words: ['gateway', 'status'],
  async run(asked) {
    const deep = asked.flags.has('--deep');
    await asked.call.wait(deep ? 3_400 : 2_600);
    const issues = issuesOf(asked);
    if (deep && (asked.config.is === 'broken' || issues.length > 0)) {
      const why = asked.config.is === 'broken' ? asked.config.said : `Invalid config at ${asked.configPath}`;
      return {
        exit: 1,
        stdout: asked.json ? pretty({ok: false, error: {type: 'cli_error', message: `Gateway status failed: ${why}`}}) : '',
        stderr: asked.json ? '' : `Gateway status failed: ${why}\n`,
      };
    }
    const port = servicePort(asked);
    const connection = connect(asked, port);
    if (connection.is === 'frozen') await asked.call.wait(9_000);
    const rpc = rpcOf(asked, port, connection.is);
    const value = asked.modern ? modernReport(asked, port, rpc, connection.is) : oldReport(asked, port, rpc);
    const failed = asked.flags.has('--require-rpc') && !(rpc as {ok: boolean}).ok;
    if (asked.json) return {...said(pretty(value)), exit: failed ? 1 : 0};
    return {...text(asked, port, rpc as {ok: boolean; error?: string}), exit: failed ? 1 : 0};
  },
};

function modernReport(asked: Asked, port: number, rpc: object, is: string): object {
  const {world, version, call, configPath, config, modern} = asked;
  const facts = serviceFacts(asked);
  const ledger = ledgerOf(world, asked.stateDir);
  const issues = issuesOf(asked);
  const valid = config.is !== 'broken' && issues.length === 0;
  const running = is === 'open' || is === 'suspended' || is === 'refuses-token';
  const embedded =
    (facts.command as {environmentValueSources: Record<string, string>}).environmentValueSources['OPENCLAW_GATEWAY_TOKEN'] !== undefined;
  return {
    cli: {version, entrypoint: call.argv[0]},
    logFile: world.scene.logFile(world.time.now()),
    service: {
      label: modern ? 'systemd user' : 'systemd',
      systemdInstallation: {
        kind: 'user',
        user: {scope: 'user', unitName: world.scene.unit, unitPath: `${world.scene.user.home}/.config/systemd/user/${world.scene.unit}`},
      },
      loaded: facts.loaded,
      loadState: {status: facts.loaded ? 'loaded' : 'not-loaded'},
      loadedText: 'enabled',
      notLoadedText: 'disabled',
      targetRole: 'target',
      command: facts.command,
      layout: facts.layout,
      runtime: facts.runtime,
      configAudit: {
        ok: !embedded,
        issues: embedded
          ? [
              {
                code: 'gateway-token-embedded',
                message: 'Gateway service embeds OPENCLAW_GATEWAY_TOKEN and should be reinstalled.',
                level: 'recommended',
              },
            ]
          : [],
        ...drift(asked),
      },
      gatewayHeap: {
        maxOldSpaceSizeMiB: 8_192,
        availableMemoryMiB: Math.round(world.memory.totalBytes / 1024 ** 2),
        memorySource: 'physical',
        floorMiB: 2_048,
        capMiB: 8_192,
        headroomCapMiB: 18_078,
        nodeOptions: '',
        execArgv: facts.argv.filter((word) => word.startsWith('--max-old')),
      },
    },
    config: {
      cli: {path: configPath, exists: config.is !== 'missing', valid, ...(valid ? {} : {issues})},
      daemon: {path: configPath, exists: config.is !== 'missing', valid, ...(valid ? {} : {issues})},
    },
    gateway: {
      bindMode: 'loopback',
      bindHost: '127.0.0.1',
      port,
      portSource: 'service args',
      probeUrl: `ws://127.0.0.1:${port}`,
      controlUiLinks: {httpUrl: `http://127.0.0.1:${port}/`, wsUrl: `ws://127.0.0.1:${port}`},
      probeNote: 'Loopback-only gateway; only local clients can connect.',
      ...(ledger.lastShutdown === null
        ? {}
        : {lastShutdown: {reason: ledger.lastShutdown.reason, completedAtMs: Math.round(ledger.lastShutdown.at)}}),
      version: running ? runningVersion(asked, port) : null,
    },
    hostDesktop: {enabled: false, state: 'disabled', port: 5_900},
    port: portReport(asked, port),
    ...(asked.port === port ? {} : {portCli: portReport(asked, asked.port)}),
    rpc,
    ...((rpc as {ok: boolean}).ok ? {} : {health: {healthy: is === 'frozen', staleGatewayPids: []}}),
    extraServices: [],
    pluginVersionDrift: {gatewayVersion: version, drifts: []},
  };
}

function oldReport(asked: Asked, port: number, rpc: object): object {
  const {world, configPath, config} = asked;
  const facts = serviceFacts(asked);
  const valid = config.is === 'read' && config.issues.length === 0;
  return {
    logFile: world.scene.logFile(world.time.now()),
    service: {
      label: 'systemd',
      loaded: facts.loaded,
      loadedText: 'enabled',
      notLoadedText: 'disabled',
      command: facts.command,
      runtime: facts.runtime,
      configAudit: {ok: true, issues: []},
    },
    config: {
      cli: {path: configPath, exists: config.is !== 'missing', valid},
      daemon: {path: configPath, exists: config.is !== 'missing', valid},
    },
    gateway: {
      bindMode: 'loopback',
      bindHost: '127.0.0.1',
      port,
      portSource: 'service args',
      probeUrl: `ws://127.0.0.1:${port}`,
      probeNote: 'Loopback-only gateway; only local clients can connect.',
    },
    port: portReport(asked, port),
    rpc: {ok: (rpc as {ok: boolean}).ok, url: `ws://127.0.0.1:${port}`},
    health: {healthy: (rpc as {ok: boolean}).ok, staleGatewayPids: []},
    extraServices: [],
  };
}

/** A drift is told where files and manager differ; without one the key is absent. */
function drift({world, flags}: Asked): object {
  const run = world.managers.user.unit(world.scene.unit);
  if (!flags.has('--deep') || !run || !world.managers.user.needsReload(run)) return {};
  return {
    definitionDrift: [],
    definitionDriftError:
      'Systemd drop-in paths could not be fully inspected or a daemon reload is pending; definition audit is incomplete.',
  };
}

function runningVersion({world}: Asked, port: number): string | null {
  const socket = world.processes.listener('127.0.0.1', port);
  return socket === null ? null : (world.gateways.get(socket.pid)?.version ?? null);
}

/** A connect probe; with a wrong token it still passes, through a device that was paired long ago. */
function rpcOf(asked: Asked, port: number, is: string): object {
  const url = `ws://127.0.0.1:${port}`;
  const closed = {
    kind: 'connect',
    capability: 'unknown',
    auth: {role: null, scopes: [], capability: 'unknown'},
    server: {version: null, connId: null},
  };
  if (is === 'refused')
    return {ok: false, ...closed, connectFailure: {kind: 'unreachable'}, error: `connect ECONNREFUSED 127.0.0.1:${port}`, url};
  if (is === 'frozen') return {ok: false, timedOut: true, ...closed, connectFailure: {kind: 'unreachable'}, error: 'timeout', url};
  if (is === 'foreign')
    return {
      ok: false,
      ...closed,
      connectFailure: {kind: 'unreachable'},
      error: 'gateway rejected websocket upgrade (HTTP 404): <!DOCTYPE HTML><html lang="en">',
      url,
    };
  if (is === 'protocol') return {ok: false, ...closed, connectFailure: {kind: 'unreachable'}, error: 'protocol mismatch', url};
  const [capability, scopes] =
    is !== 'refuses-token' ? (['connected_no_operator_scope', []] as const) : (['read_only', ['operator.read']] as const);
  const version = runningVersion(asked, port);
  return {
    ok: true,
    kind: 'connect',
    capability,
    auth: {role: 'operator', scopes, capability},
    server: {version, buildId: `${version}-release`, connId: asked.world.random.fork(`connection ${port}`).hex(32)},
    version,
    url,
  };
}

function text(asked: Asked, port: number, rpc: {readonly ok: boolean; readonly error?: string}): Said {
  const {world, version, call, configPath} = asked;
  const facts = serviceFacts(asked);
  const runtime = facts.runtime as {state: string; subState: string; lastExitStatus: number; lastExitReason: string; pid?: number};
  const lines = [
    'Service: systemd user (enabled)',
    `File logs: ${world.scene.logFile(world.time.now())}`,
    `Command: ${facts.argv.join(' ')}`,
    `Service file: ~/.config/systemd/user/${world.scene.unit}`,
    'Working dir: ~',
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
    `Runtime: ${facts.status} (${runtime.pid === undefined ? '' : `pid ${runtime.pid}, `}state ${runtime.state}, sub ${runtime.subState}, last exit ${runtime.lastExitStatus}, reason ${runtime.lastExitReason})`,
    ...(rpc.ok ? ['Connectivity probe: ok'] : []),
    '',
    'Troubles: run openclaw status',
    'Troubleshooting: https://docs.openclaw.ai/troubleshooting',
    '',
  ];
  const stderr = rpc.ok
    ? ''
    : `Connectivity probe: failed\nProbe target: ws://127.0.0.1:${port}\n  ${rpc.error ?? ''}\nLogs: journalctl --user -u ${world.scene.unit} -n 200 --no-pager\n`;
  return {exit: 0, stdout: lines.join('\n'), stderr};
}
