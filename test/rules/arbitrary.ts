import type {Facts, ProcessFacts, Reading, ReadingName, Readings, ReadingValues} from '../../src/model/index.ts';
import fc from '../property.ts';
import {gateway, healthyReadings, now} from './facts.ts';

/** Readings as no healthy host gives them: partial, contradictory, out of range, in words that no release uses. */
const word = fc.oneof(
  fc.constantFrom(
    '',
    'active',
    'activating',
    'failed',
    'inactive',
    'auto-restart',
    'running',
    'loaded',
    'not-found',
    'masked',
    'success',
    'resources',
    'exit-code',
    'signal',
    'openclaw-gateway.service',
    'telegram',
    'OPENCLAW_GATEWAY_TOKEN',
    'gateway.auth.token',
    'env',
    '2026.9.6',
    '2027.1.1',
    'loopback',
    'lan',
    'none',
    'Invalid config',
    'EADDRINUSE',
    'Cannot find module x',
    'Gateway start blocked',
    'FATAL ERROR: JavaScript heap out of memory',
    '127.0.0.1',
    '0.0.0.0',
    'protocol mismatch client=cli',
    'unauthorized: gateway token mismatch',
    'Killed process 4711 (node) UID:1001',
    '(*[x]+\\',
    'status=429 too many requests',
    'config reload skipped (invalid config)',
  ),
  fc.string({maxLength: 20, unit: 'binary'}),
);
const path = fc.oneof(fc.constantFrom('/opt/oc/dist/index.js', '/home/ops/.openclaw/openclaw.json', '/'), word);
const instant = fc.oneof(
  fc.integer({min: -600_000, max: 60_000}).map((ms) => now + ms),
  fc.constantFrom(0, -1, 8.7e15, Number.MAX_SAFE_INTEGER),
);
const whole = fc.oneof(fc.integer({min: -1, max: 300}), fc.constantFrom(0, 9, 78, 203, 4711, 2 ** 53));
const flag = fc.boolean();
const none = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, {freq: 3});
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, {maxLength: 3});
const json = fc.jsonValue({maxDepth: 3});

const why = fc.constantFrom('missing', 'denied', 'late', 'unreachable', 'garbled');
const unseen = fc.record({seen: fc.constant(false as const), why, detail: word});
const look = <T>(value: fc.Arbitrary<T>) => fc.oneof(unseen, fc.record({seen: fc.constant(true as const), value}));

const file = fc.record({
  kind: fc.constantFrom('file', 'directory', 'link', 'socket', 'other'),
  bytes: whole,
  mode: fc.integer({min: 0, max: 0o777}),
  uid: whole,
  gid: whole,
  links: whole,
  modifiedAt: instant,
});

const process: fc.Arbitrary<ProcessFacts> = fc.record({
  pid: whole,
  ppid: whole,
  uid: fc.constantFrom(0, 1001),
  user: word,
  argv: some(fc.oneof(word, fc.constantFrom('openclaw-gateway', 'node', '/opt/openclaw/dist/index.js', 'gateway'))),
  state: fc.constantFrom('R', 'S', 'T', 'Z', ''),
  startedAt: none(instant),
  unit: none(word),
  rssBytes: none(whole),
  parents: some(fc.record({pid: whole, name: word})),
});

const unit = fc.record({
  scope: fc.constantFrom('user', 'system'),
  name: word,
  load: fc.constantFrom('loaded', 'not-found', 'masked', 'bad-setting'),
  active: fc.constantFrom('active', 'activating', 'deactivating', 'failed', 'inactive', 'maintenance'),
  sub: fc.constantFrom('running', 'auto-restart', 'dead', 'failed', 'stop-sigterm'),
  result: fc.constantFrom('success', 'exit-code', 'signal', 'resources', 'oom-kill', 'start-limit-hit', 'timeout'),
  exit: fc.record({how: fc.constantFrom('none', 'exited', 'killed', 'dumped'), status: whole}),
  restarts: whole,
  mainPid: none(whole),
  pids: some(whole),
  needReload: flag,
  enabled: word,
  fragment: none(path),
  dropIns: some(path),
  environmentFiles: some(fc.record({path, optional: flag})),
  exec: none(fc.record({path, argv: some(word)})),
  restart: fc.record({policy: word, delayMs: none(whole), burst: none(whole), intervalMs: none(whole)}),
  stateSince: none(instant),
  startedAt: none(instant),
  exitedAt: none(instant),
  memoryBytes: none(whole),
});

const answer = look(fc.record({status: whole, tookMs: whole, openclaw: flag, body: word}));
const entry = none(
  fc.record({
    node: fc.record({path, exists: none(flag), version: none(fc.constantFrom('v20.20.2', 'v24.21.0', '?'))}),
    entry: none(path),
    entryExists: none(flag),
    packageRoot: none(path),
    version: none(word),
    nodeWanted: none(fc.constantFrom('>=24', '>=24.16.0 <25 || >=26.1.0', 'nonsense')),
  }),
);

const values: {readonly [N in ReadingName]: fc.Arbitrary<ReadingValues[N]>} = {
  supervisor: fc.record({
    owner: fc.constantFrom(
      'systemd-user',
      'systemd-system',
      'launchd-agent',
      'launchd-daemon',
      'container',
      'foreground',
      'nobody',
      'two-at-once',
      'unknown',
    ),
    units: some(unit),
    unasked: some(fc.record({scope: fc.constantFrom('user', 'system'), detail: word})),
    services: some(
      fc.record({
        by: fc.constantFrom('launchd', 'container', 'other'),
        owner: fc.constantFrom('launchd-agent', 'container', 'other'),
        scope: word,
        name: word,
        title: word,
        state: word,
        detail: word,
        running: flag,
        pid: none(whole),
        starts: none(whole),
        lastExit: none(whole),
        disabled: none(flag),
        apart: flag,
      }),
    ),
    chosen: none(fc.record({scope: fc.constantFrom('user', 'system'), name: word})),
    processes: some(process.chain((one) => fc.constantFrom('unit', 'lock', 'port', 'argv').map((because) => ({...one, because})))),
    lock: none(fc.record({path, pid: none(whole), port: none(whole), role: word, createdAt: none(instant), alive: none(flag)})),
  }),
  ports: fc.record({
    ports: some(
      fc.record({
        port: fc.constantFrom(19789, 18789),
        role: fc.constantFrom('gateway', 'browser-control', 'telegram-webhook', 'cli-default'),
        listeners: some(fc.record({address: word, uid: fc.constantFrom(0, 1001), user: word, process: none(process)})),
      }),
    ),
  }),
  http: fc.record({
    address: word,
    port: whole,
    healthz: answer,
    readyz: answer,
    startupz: answer,
    ready: none(
      fc.record({
        ready: flag,
        failing: some(word),
        suppressed: some(word),
        uptimeMs: none(whole),
        eventLoop: none(fc.record({degraded: flag, reasons: some(word)})),
        startup: none(fc.constantFrom('started', 'starting', 'draining')),
        pendingReason: none(word),
        version: none(word),
      }),
    ),
  }),
  install: fc.record({
    cli: look(fc.record({path, packageRoot: path, version: word, entry: none(path), nodeWanted: none(word)})),
    unit: entry,
    running: entry,
    others: some(fc.record({path, packageRoot: path, version: word})),
  }),
  unit: fc.record({
    scope: none(fc.constantFrom('user', 'system')),
    files: some(fc.record({path, mode: none(whole)})),
    templateOf: none(word),
    rows: some(
      fc.record({
        key: word,
        loaded: none(word),
        disk: none(word),
        wanted: none(word),
        differs: fc.constantFrom('no', 'disk', 'wanted', 'both'),
      }),
    ),
  }),
  config: fc.record({
    path,
    facts: none(file),
    state: fc.constantFrom('valid', 'missing', 'broken', 'unreadable'),
    problem: none(fc.record({line: whole, column: whole, message: word})),
    mode: none(word),
    bind: none(word),
    authMode: none(word),
    authConfigured: flag,
    port: none(whole),
    touchedVersion: none(word),
    topKeys: some(word),
    daemonPath: none(path),
    references: some(fc.record({at: word, name: word, source: word})),
    remains: some(path),
  }),
  secrets: fc.record({
    keys: some(
      fc.record({
        name: word,
        sources: some(
          fc.record({
            kind: fc.constantFrom('config', 'environment-file', 'drop-in', 'unit', 'manager', 'dotenv', 'config-env', 'process'),
            where: path,
            mark: word,
          }),
        ),
        daemon: none(fc.record({mark: word, from: word})),
        cli: none(fc.record({mark: word, from: word})),
      }),
    ),
    envFiles: some(fc.record({path, optional: flag, state: fc.constantFrom('present', 'missing', 'denied')})),
    files: some(fc.record({path, facts: file})),
    daemonNames: none(some(word)),
  }),
  capabilities: fc.record({
    capabilities: some(
      fc.record({
        kind: fc.constantFrom('channel', 'agent', 'provider', 'plugin', 'skill', 'mcp', 'speech', 'browser', 'hook', 'cron'),
        name: word,
        claimedIn: word,
        state: fc.constantFrom('claimed', 'loaded', 'working', 'failed', 'not-provable', 'off'),
        detail: word,
        sends: none(flag),
        receives: none(flag),
        checkedAt: none(instant),
        tookMs: none(whole),
      }),
    ),
    limitedBy: none(word),
  }),
  log: fc.record({
    sources: some(fc.record({name: word, lines: whole, unseen: none(word)})),
    lines: some(fc.record({at: instant, from: fc.constantFrom('systemd', 'gateway', 'file', 'kernel'), pid: none(whole), text: word})),
    signatures: some(fc.record({id: word, count: whole, lastAt: instant, line: word})),
    exits: some(fc.record({at: instant, how: word, status: word})),
    restarts: some(fc.record({at: instant, counter: whole})),
    startLimitAt: none(instant),
    kernelOom: some(fc.record({at: instant, line: word})),
  }),
  vitals: fc.record({
    os: word,
    arch: word,
    cpus: whole,
    load1: whole,
    uptimeMs: whole,
    memory: fc.record({totalBytes: whole, availableBytes: whole, swapTotalBytes: whole, swapFreeBytes: whole}),
    disks: some(fc.record({mount: path, totalBytes: whole, freeBytes: whole, inodes: none(whole), inodesFree: none(whole)})),
    paths: some(fc.record({path, mount: path})),
    clock: fc.record({synchronised: none(flag), offsetMs: none(instant)}),
  }),
  changes: fc.record({
    since: instant,
    until: instant,
    list: some(fc.record({at: instant, kind: fc.constantFrom('package', 'unit', 'start', 'trouble'), text: word, source: path})),
    unseen: some(fc.record({source: word, detail: word})),
  }),
  cli: fc.record({
    answers: some(
      fc.record({
        command: fc.constantFrom(
          'config validate --json',
          'gateway status --json',
          'status --json',
          'models status --json',
          'gateway call health --json',
        ),
        at: instant,
        tookMs: whole,
        exit: none(whole),
        ended: fc.constantFrom('exit', 'signal', 'limit', 'stopped'),
        json: fc.oneof(json, fc.record({valid: flag, issues: json, gateway: json, config: json, error: json, auth: json})),
        stderr: word,
      }),
    ),
  }),
  egress: fc.record({
    checks: some(fc.record({target: word, what: fc.constantFrom('name', 'tls'), result: look(fc.record({tookMs: whole}))})),
  }),
};

const healthy = healthyReadings();

/** A reading is absent, unseen, odd in everything, or that of a healthy gateway, so that contradictions arise. */
function reading<N extends ReadingName>(name: N): fc.Arbitrary<Reading<ReadingValues[N]> | undefined> {
  const odd = fc.record({seen: fc.constant(true as const), value: values[name], at: instant, tookMs: whole});
  const lost = fc.record({seen: fc.constant(false as const), why, detail: word, at: instant, tookMs: whole});
  const usual =
    name in healthy
      ? fc.constant({seen: true as const, value: healthy[name as keyof typeof healthy] as ReadingValues[N], at: now, tookMs: 1})
      : odd;
  return fc.oneof(
    {weight: 1, arbitrary: fc.constant(undefined)},
    {weight: 1, arbitrary: lost},
    {weight: 6, arbitrary: odd},
    {weight: 4, arbitrary: usual},
  );
}

export const readingNames = Object.keys(values) as ReadingName[];

export const arbitraryFacts: fc.Arbitrary<Facts> = fc
  .record({
    readings: fc
      .record(Object.fromEntries(readingNames.map((name) => [name, reading(name)])))
      .map((all) => Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) as Readings),
    own: flag,
    at: instant,
  })
  .map(({readings, own, at}) => ({gateway: {...gateway, own}, now: at === 0 ? now : Math.abs(at) > 1e14 ? now : at, readings}));
