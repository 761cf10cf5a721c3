import {isStopped} from '../world/stopped-process.ts';
import {assignments} from '../world/systemd/unit-text.ts';
import type {Asked} from './asked.ts';

/** How the CLI describes the unit, its entry file and its process; shared by `status` and `gateway status`. */
export function serviceFacts({world, modern}: Asked): {
  readonly runtime: object;
  readonly layout: object;
  readonly command: object;
  readonly loaded: boolean;
  readonly status: string;
  readonly short: string;
  readonly argv: readonly string[];
} {
  const {scene, managers, files} = world;
  const run = managers.user.unit(scene.unit);
  const unit = run?.loaded ?? null;
  const argv = unit?.exec?.argv ?? [];
  const entry = argv.find((word) => word.endsWith('.js')) ?? '';
  const root = entry.replace(/\/dist\/[^/]+$/, '');
  const version = (JSON.parse(files.peek(`${root}/package.json`)?.text ?? '{}') as {version?: string}).version;
  const status = run?.active === 'active' ? 'running' : run?.active === 'activating' ? 'unknown' : 'stopped';
  const transport = {kind: 'session-bus', address: `unix:path=/run/user/${scene.user.uid}/bus`, runtimeDir: `/run/user/${scene.user.uid}`};
  const there = files.peek(entry) !== null;
  const sources = Object.fromEntries([
    ...assignments(files.peek(unit?.fragment ?? '')?.text ?? '')
      .filter((one) => one.key === 'Environment')
      .map((one) => [one.value.replace(/^"/, '').split('=')[0] ?? '', 'inline']),
    ...(unit?.environment ?? []).map(([name]) => [name, 'inline']),
  ]) as Record<string, string>;
  return {
    loaded: unit !== null,
    status,
    argv,
    short:
      status === 'running'
        ? `running (pid ${run?.mainPid}, state active)`
        : status === 'unknown'
          ? `unknown (state ${run?.active})`
          : 'stopped',
    runtime: {
      status,
      state: run?.active ?? 'inactive',
      subState: run?.sub ?? 'dead',
      ...(run?.mainPid ? {pid: run.mainPid} : {}),
      lastExitStatus: run?.status ?? 0,
      lastExitReason: String(run?.code ?? 0),
      ...(modern
        ? {
            systemd: {
              scope: 'user',
              transport,
              unit: scene.unit,
              killMode: 'mixed',
              result: run?.result ?? 'success',
              nRestarts: run?.restarts ?? 0,
              startLimitBurst: unit?.burst ?? 10,
            },
          }
        : {}),
    },
    layout: {
      execStart: argv.join(' '),
      sourcePath: unit?.fragment ?? '',
      sourcePathReal: unit?.fragment ?? '',
      sourceScope: 'user',
      entrypoint: entry,
      entrypointReal: entry,
      ...(there && version !== undefined
        ? {packageRoot: root, packageRootReal: root, packageVersion: version, entrypointSourceCheckout: false}
        : {}),
    },
    command: {
      programArguments: argv,
      ...(modern ? {workingDirectory: scene.user.home} : {}),
      environment: {OPENCLAW_GATEWAY_PORT: String(new Map(unit?.environment ?? []).get('OPENCLAW_GATEWAY_PORT') ?? '')},
      environmentValueSources: sources,
      sourcePath: unit?.fragment ?? '',
    },
  };
}

/** The port that the service was installed with. */
export function servicePort(asked: Asked): number {
  const {argv} = serviceFacts(asked);
  const option = argv[argv.indexOf('--port') + 1];
  return argv.includes('--port') ? Number(option) : asked.port;
}

export function portReport(
  {world, who}: Asked,
  port: number,
): {readonly port: number; readonly status: string; readonly listeners: readonly object[]; readonly hints: readonly string[]} {
  const sockets = world.processes.sockets().filter((socket) => socket.port === port && !socket.address.includes(':'));
  const listeners = sockets.flatMap((socket) => {
    const process = world.processes.get(socket.pid);
    if (!process || process.uid !== who.uid) return [];
    return [
      {
        pid: process.pid,
        command: process.name,
        address: `${socket.address}:${port}`,
        user: world.scene.user.name,
        commandLine: process.argv.join(' '),
        ppid: process.ppid,
      },
    ];
  });
  const gateway = sockets.some((socket) => world.gateways.has(socket.pid));
  const hints = sockets.length === 0 || gateway ? [] : ['Another process is listening on this port.'];
  return {
    port,
    status: sockets.length === 0 ? 'free' : 'busy',
    listeners,
    hints:
      sockets.length > 0 && listeners.length === 0
        ? ['Port is in use but process details are unavailable (install lsof or run as an admin user).']
        : hints,
  };
}

export function isStuck({world}: Asked, port: number): boolean {
  const socket = world.processes.listener('127.0.0.1', port);
  return socket !== null && isStopped(world, socket.pid);
}
