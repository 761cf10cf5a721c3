import type {
  CliAnswer,
  Facts,
  Gateway,
  HttpAnswer,
  Listener,
  LogLine,
  Look,
  ProcessFacts,
  Reading,
  ReadingName,
  Readings,
  ReadingValues,
  UnitState,
} from '../../src/model/index.ts';
import {chooseUnit} from '../../src/supervisors/index.ts';

/** The moment of every look, and of `Facts.now`; samples of the lab were taken on this day. */
export const now = Date.parse('2026-11-21T02:00:00Z');

const home = '/home/ops';
const root = '/opt/oc/node_modules/openclaw';
const entry = `${root}/dist/index.js`;
const node = '/opt/node24/bin/node';

export const gateway: Gateway = {
  profile: 'default',
  user: {name: 'ops', uid: 1001, gid: 1001, home},
  own: true,
  stateDir: `${home}/.openclaw`,
  configPath: `${home}/.openclaw/openclaw.json`,
  unit: 'openclaw-gateway.service',
  launchdLabel: 'ai.openclaw.gateway',
  port: 19789,
  portFrom: 'unit',
  cliPath: '/opt/oc/node_modules/.bin/openclaw',
};

export type Values = {readonly [N in ReadingName]?: ReadingValues[N] | undefined};

/** What the probes bring back from a healthy gateway that has run for two hours. */
export function healthyReadings(): Required<{readonly [N in Exclude<ReadingName, 'changes' | 'cli' | 'egress'>]: ReadingValues[N]}> {
  return {
    supervisor: {
      owner: 'systemd-user',
      units: [unit(), absentUnit()],
      unasked: [],
      services: [],
      chosen: {scope: 'user', name: 'openclaw-gateway.service'},
      processes: [{...gatewayProcess(), because: 'unit'}],
      lock: {
        path: `${home}/.openclaw/tmp/openclaw-1001/gateway.state.lock`,
        pid: 4711,
        port: 19789,
        role: 'gateway',
        createdAt: now - 7_200_000,
        alive: true,
      },
    },
    ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener(), listener({address: '::1'})]}]},
    http: {
      address: '127.0.0.1',
      port: 19789,
      healthz: answer('{"ok":true,"status":"live"}'),
      readyz: answer('{"ready":true,"failing":[],"uptimeMs":7190000,"eventLoop":{"degraded":false}}'),
      startupz: answer('{"ok":true,"status":"started","version":"2026.9.6","uptimeMs":7190000}'),
      ready: {
        ready: true,
        failing: [],
        suppressed: [],
        uptimeMs: 7_190_000,
        eventLoop: {degraded: false, reasons: []},
        startup: 'started',
        pendingReason: null,
        version: '2026.9.6',
      },
    },
    install: {
      cli: {
        seen: true,
        value: {
          path: '/opt/oc/node_modules/.bin/openclaw',
          packageRoot: root,
          version: '2026.9.6',
          entry,
          nodeWanted: '>=24.16.0 <25 || >=26.1.0',
        },
      },
      unit: entryFacts(),
      running: entryFacts(),
    },
    unit: {
      scope: 'user',
      files: [{path: `${home}/.config/systemd/user/openclaw-gateway.service`, mode: 0o644}],
      rows: [{key: 'Service.Restart', loaded: 'always', disk: 'always', wanted: 'always', differs: 'no'}],
      templateOf: '2026.9.6',
    },
    config: {
      path: `${home}/.openclaw/openclaw.json`,
      facts: file(845),
      state: 'valid',
      problem: null,
      mode: 'local',
      bind: 'loopback',
      authMode: 'token',
      authConfigured: true,
      port: 19789,
      touchedVersion: '2026.9.6',
      topKeys: ['gateway', 'channels', 'models', 'meta'],
      daemonPath: `${home}/.openclaw/openclaw.json`,
      references: [],
      remains: [],
    },
    secrets: {
      keys: [
        {
          name: 'gateway.auth.token',
          sources: [{kind: 'config', where: `${home}/.openclaw/openclaw.json`, mark: '~a1b2c3'}],
          daemon: {mark: '~a1b2c3', from: 'config'},
          cli: {mark: '~a1b2c3', from: 'config'},
        },
      ],
      envFiles: [],
      files: [{path: `${home}/.openclaw/openclaw.json`, facts: file(845)}],
      daemonNames: ['HOME', 'PATH', 'OPENCLAW_GATEWAY_PORT'],
    },
    capabilities: {
      capabilities: [
        {
          kind: 'channel',
          name: 'telegram',
          claimedIn: 'openclaw.json channels.telegram',
          state: 'working',
          detail: 'running, connected',
          sends: true,
          receives: true,
          checkedAt: now,
          tookMs: 12,
        },
        {
          kind: 'provider',
          name: 'lab',
          claimedIn: 'openclaw.json models.providers.lab',
          state: 'loaded',
          detail: 'listed',
          sends: null,
          receives: null,
          checkedAt: now,
          tookMs: 8,
        },
      ],
      limitedBy: null,
    },
    log: {
      sources: [{name: 'journal', lines: 1, unseen: null}],
      lines: [line('[gateway] ready', -7_185_000)],
      signatures: [],
      exits: [],
      restarts: [],
      startLimitAt: null,
      kernelOom: [],
    },
    vitals: {
      os: 'Debian 12',
      arch: 'x64',
      cpus: 2,
      load1: 0.2,
      uptimeMs: 86_400_000,
      memory: {totalBytes: 4e9, availableBytes: 2e9, swapTotalBytes: 0, swapFreeBytes: 0},
      disks: [{mount: '/', totalBytes: 40e9, freeBytes: 20e9, inodes: 2_600_000, inodesFree: 2_000_000}],
      paths: [
        {path: `${home}/.openclaw`, mount: '/'},
        {path: '/tmp/openclaw', mount: '/'},
        {path: '/', mount: '/'},
      ],
      clock: {synchronised: true, offsetMs: 3},
    },
  };
}

/** Facts from the healthy readings with some replaced; `undefined` = not looked at. */
export function factsWith(values: Values = {}, more: Partial<Omit<Facts, 'readings'>> & {readonly readings?: Readings} = {}): Facts {
  const {readings, ...rest} = more;
  const {supervisor} = values;
  const chosen = supervisor && chooseUnit(supervisor.units, rest.gateway ?? gateway);
  const chosenIn = supervisor && {supervisor: {...supervisor, chosen: chosen ? {scope: chosen.scope, name: chosen.name} : null}};
  const all = Object.entries({...healthyReadings(), ...values, ...chosenIn}).filter(([, value]) => value !== undefined);
  const seen = Object.fromEntries(all.map(([name, value]) => [name, {seen: true, value, at: now, tookMs: 1}])) as Readings;
  return {gateway, now, ...rest, readings: {...seen, ...readings}};
}

export function unseen(
  why: 'missing' | 'denied' | 'late' | 'unreachable' | 'garbled' = 'denied',
  detail = 'permission denied',
): Reading<never> {
  return {seen: false, why, detail, at: now, tookMs: 1};
}

export function unit(changes: Partial<UnitState> = {}): UnitState {
  return {
    scope: 'user',
    name: 'openclaw-gateway.service',
    load: 'loaded',
    active: 'active',
    sub: 'running',
    result: 'success',
    exit: {how: 'none', status: 0},
    restarts: 0,
    mainPid: 4711,
    pids: [4711, 4764],
    needReload: false,
    enabled: 'enabled',
    fragment: `${home}/.config/systemd/user/openclaw-gateway.service`,
    dropIns: [],
    environmentFiles: [],
    exec: {path: node, argv: [node, '--max-old-space-size=8192', entry, 'gateway', '--port', '19789']},
    restart: {policy: 'always', delayMs: 5000, burst: 10, intervalMs: 300_000},
    stateSince: now - 7_200_000,
    startedAt: now - 7_200_000,
    exitedAt: null,
    memoryBytes: null,
    ...changes,
  };
}

/** The state of a unit after a run that ended, as `systemctl show` has it. */
export function endedUnit(changes: Partial<UnitState> = {}): UnitState {
  return unit({
    active: 'failed',
    sub: 'failed',
    result: 'exit-code',
    exit: {how: 'exited', status: 1},
    mainPid: null,
    pids: [],
    startedAt: now - 20_000,
    exitedAt: now - 19_000,
    stateSince: now - 19_000,
    ...changes,
  });
}

export function absentUnit(): UnitState {
  return unit({
    scope: 'system',
    load: 'not-found',
    active: 'inactive',
    sub: 'dead',
    mainPid: null,
    pids: [],
    enabled: '',
    fragment: null,
    exec: null,
    startedAt: null,
    stateSince: null,
  });
}

export function gatewayProcess(changes: Partial<ProcessFacts> = {}): ProcessFacts {
  return {
    pid: 4711,
    ppid: 72,
    uid: 1001,
    user: 'ops',
    argv: [node, '--max-old-space-size=8192', entry, 'gateway', '--port', '19789'],
    state: 'S',
    startedAt: now - 7_200_000,
    unit: 'openclaw-gateway.service',
    rssBytes: 740e6,
    parents: [{pid: 72, name: 'systemd'}],
    ...changes,
  };
}

export function listener(changes: Partial<Listener> = {}): Listener {
  return {address: '127.0.0.1', uid: 1001, user: 'ops', process: gatewayProcess(), ...changes};
}

export function entryFacts(
  changes: Partial<NonNullable<ReadingValues['install']['unit']>> = {},
): NonNullable<ReadingValues['install']['unit']> {
  return {
    node: {path: node, exists: true, version: 'v24.21.0'},
    entry,
    entryExists: true,
    packageRoot: root,
    version: '2026.9.6',
    nodeWanted: '>=24.16.0 <25 || >=26.1.0',
    ...changes,
  };
}

export function file(bytes: number, mode = 0o600, uid = 1001): NonNullable<ReadingValues['config']['facts']> {
  return {kind: 'file', bytes, mode, uid, gid: uid, links: 1, modifiedAt: now - 86_400_000};
}

export function answer(body: string, status = 200, openclaw = true): Look<HttpAnswer> {
  return {seen: true, value: {status, tookMs: 3, openclaw, body}};
}

/** A log line some milliseconds before (negative) now. */
export function line(text: string, atMs: number, from: LogLine['from'] = 'gateway', pid: number | null = 4711): LogLine {
  return {at: now + atMs, from, pid, text};
}

export function cliAnswer(command: string, json: unknown, changes: Partial<CliAnswer> = {}): CliAnswer {
  return {command, at: now, tookMs: 1000, exit: 0, ended: 'exit', json, stderr: '', ...changes};
}

/** Nobody answers on the port. */
export function refusedHttp(): ReadingValues['http'] {
  const refused = {seen: false, why: 'unreachable', detail: 'connection refused'} as const;
  return {address: '127.0.0.1', port: 19789, healthz: refused, readyz: refused, startupz: refused, ready: null};
}

/** A gateway that ended: its unit as given, no process, and nobody on its port. */
export function ended(unit: UnitState): Pick<ReadingValues, 'supervisor' | 'ports' | 'http'> {
  return {
    supervisor: {...healthyReadings().supervisor, owner: 'nobody', processes: [], lock: null, units: [unit, absentUnit()]},
    ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
    http: refusedHttp(),
  };
}
