import {parseUnitFile} from '../../supervisors/systemd/unit-file.ts';
import type {Mac} from '../world/mac/wish.ts';
import {isStopped} from '../world/stopped-process.ts';
import type {LoadedUnit} from '../world/systemd/loaded.ts';
import type {UnitRun} from '../world/systemd/unit-run.ts';
import type {Asked} from './asked.ts';
import {macServiceFacts} from './mac-service.ts';
import {instead, type Patch} from './patch.ts';

/** How the CLI describes the unit, its entry file and its process, as far as it differs from host to host. */
export interface ServiceFacts {
  readonly runtime: Patch;
  readonly layout: Patch;
  readonly command: Patch;
  readonly loaded: boolean;
  readonly status: 'running' | 'unknown' | 'stopped';
  readonly short: string;
  readonly argv: readonly string[];
}

export function serviceFacts(asked: Asked): ServiceFacts {
  const {scene, managers} = asked.world;
  if (scene.mac !== null) return macService(asked, scene.mac);
  const run = managers.user.unit(scene.unit);
  const unit = run?.loaded ?? null;
  const argv = unit?.exec?.argv ?? [];
  const status = run?.active === 'active' ? 'running' : run?.active === 'activating' ? 'unknown' : 'stopped';
  const pid = run?.mainPid ? `pid ${run.mainPid}, ` : '';
  return {
    loaded: unit !== null,
    status,
    argv,
    short: `${status} (${pid}state ${run?.active ?? 'inactive'})`,
    runtime: runtimeOf(asked, run, status),
    layout: layoutOf(asked, argv, unit?.fragment ?? ''),
    command: {
      programArguments: argv,
      ...(asked.modern ? {workingDirectory: scene.user.home} : {}),
      environment: {OPENCLAW_GATEWAY_PORT: String(new Map(unit?.environment ?? []).get('OPENCLAW_GATEWAY_PORT') ?? '')},
      environmentValueSources: instead(sourcesOf(asked, unit)),
      sourcePath: unit?.fragment ?? '',
      ...(asked.modern && run !== null && managers.user.needsReload(run) ? {reloadPending: true} : {}),
    },
  };
}

function macService(asked: Asked, mac: Mac): ServiceFacts {
  const facts = macServiceFacts(asked, mac);
  return {...facts, layout: {...layoutOf(asked, facts.argv, mac.plist), ...facts.layout}};
}

function runtimeOf({world, modern}: Asked, run: UnitRun | null, status: string): Patch {
  const {uid} = world.scene.user;
  const unit = run?.loaded ?? null;
  const transport = {address: `unix:path=/run/user/${uid}/bus`, runtimeDir: `/run/user/${uid}`};
  const systemd = {
    transport,
    unit: world.scene.unit,
    result: run?.result ?? 'success',
    nRestarts: run?.restarts ?? 0,
    startLimitBurst: unit?.burst ?? 10,
  };
  return {
    status,
    state: run?.active ?? 'inactive',
    subState: run?.sub ?? 'dead',
    pid: run?.mainPid || undefined,
    lastExitStatus: run?.status ?? 0,
    lastExitReason: String(run?.code ?? 0),
    ...(modern ? {systemd} : {}),
  };
}

function layoutOf({world}: Asked, argv: readonly string[], fragment: string): Patch {
  const entry = argv.find((word) => word.endsWith('.js')) ?? '';
  const root = entry.replace(/\/dist\/[^/]+$/, '');
  const {version} = JSON.parse(world.files.peek(`${root}/package.json`)?.text ?? '{}') as {version?: string};
  const there = world.files.peek(entry) !== null && version !== undefined;
  return {
    execStart: argv.join(' '),
    sourcePath: fragment,
    sourcePathReal: fragment,
    entrypoint: entry,
    entrypointReal: entry,
    packageRoot: there ? root : undefined,
    packageRootReal: there ? root : undefined,
    packageVersion: there ? version : undefined,
    ...(there ? {} : {entrypointSourceCheckout: undefined}),
  };
}

/** Where each variable of the unit comes from: all of them stand in the unit itself. */
function sourcesOf({world}: Asked, unit: LoadedUnit | null): Readonly<Record<string, string>> {
  const written = parseUnitFile(world.files.peek(unit?.fragment ?? '')?.text ?? '').filter((one) => one.key === 'Environment');
  const names = [
    ...written.map((one) => one.value.replace(/^"/, '').split('=')[0] ?? ''),
    ...(unit?.environment ?? []).map(([name]) => name),
  ];
  return Object.fromEntries(names.map((name) => [name, 'inline']));
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
