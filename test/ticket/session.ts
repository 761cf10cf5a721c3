import {readFileSync} from 'node:fs';
import type {Captured, Look, Ran, ReadingName, Readings, ReadingValues, Session, Variant} from '../../src/model/index.ts';
import {loadRunbook, pickVariant} from '../../src/runbook/index.ts';
import {look, lookFor} from '../../src/steps/index.ts';

export const startedAt = Date.UTC(2026, 10, 21, 1, 14, 20);

const loaded = await loadRunbook('ladder', async () => ({seen: false, why: 'missing', detail: 'not asked for'}));
if (!loaded.ok) {
  throw new Error(loaded.problems.join('\n'));
}
const {runbook} = loaded;

export function captured(text: string, more: Partial<Captured> = {}): Captured {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return {text, bytes: Buffer.byteLength(text), lines, cut: null, sha256: null, ...more};
}

export function ran(argv: readonly string[], tookMs: number, stdout: string, more: Partial<Ran> = {}): Look<Ran> {
  return {seen: true, value: {argv, ended: 'exit', exit: 0, signal: null, tookMs, stdout: captured(stdout), stderr: captured(''), ...more}};
}

function seen<N extends ReadingName>(value: ReadingValues[N], tookMs: number): Extract<Readings[N], {seen: true}> {
  return {seen: true, value, at: startedAt, tookMs} as Extract<Readings[N], {seen: true}>;
}

function sample(name: string): string {
  return readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');
}

const entry = '/opt/oc-2026.3.1/node_modules/openclaw/dist/entry.js';
const argv = ['/opt/node24/bin/node', '--max-old-space-size=8192', entry, 'gateway', '--port', '19789'];
const secret = '‹secret gateway.auth.token ~a1b2c3›';
const noJournal = 'journalctl --user as ops: No journal files were opened due to insufficient permissions.';
const node = {path: '/opt/node24/bin/node', exists: true, version: '24.21.0'};

const readings: Readings = {
  supervisor: seen<'supervisor'>(
    {
      owner: 'nobody',
      units: [
        {
          scope: 'user',
          name: 'openclaw-gateway.service',
          load: 'loaded',
          active: 'failed',
          sub: 'failed',
          result: 'exit-code',
          exit: {how: 'exited', status: 1},
          restarts: 10,
          mainPid: null,
          pids: [],
          needReload: false,
          enabled: 'enabled',
          fragment: '/home/ops/.config/systemd/user/openclaw-gateway.service',
          dropIns: [],
          environmentFiles: [],
          exec: {path: '/opt/node24/bin/node', argv},
          restart: {policy: 'always', delayMs: 5000, burst: 10, intervalMs: 300_000},
          stateSince: startedAt - 12_000,
          startedAt: startedAt - 17_000,
          exitedAt: startedAt - 17_000,
          memoryBytes: null,
        },
      ],
      unasked: [],
      services: [],
      processes: [],
      lock: null,
    },
    41,
  ),
  ports: seen<'ports'>({ports: [{port: 19789, role: 'gateway', listeners: []}]}, 3),
  http: seen<'http'>(
    {
      address: '127.0.0.1',
      port: 19789,
      ready: null,
      healthz: {seen: false, why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:19789'},
      readyz: {seen: false, why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:19789'},
      startupz: {seen: false, why: 'unreachable', detail: 'connect ECONNREFUSED 127.0.0.1:19789'},
    },
    2,
  ),
  install: seen<'install'>(
    {
      cli: {
        seen: true,
        value: {
          path: '/opt/oc/node_modules/.bin/openclaw',
          packageRoot: '/opt/oc/node_modules/openclaw',
          version: '2026.9.6',
          entry: '/opt/oc/node_modules/openclaw/dist/index.js',
          nodeWanted: '>=24.16.0 <25 || >=26.1.0',
        },
      },
      unit: {node, entry, entryExists: false, packageRoot: null, version: null, nodeWanted: null},
      running: null,
    },
    6,
  ),
  unit: seen<'unit'>(
    {
      scope: 'user',
      templateOf: '2026.9.6',
      files: [{path: '/home/ops/.config/systemd/user/openclaw-gateway.service', mode: 0o644}],
      rows: [
        {
          key: 'Service.ExecStart',
          loaded: argv.join(' '),
          disk: argv.join(' '),
          differs: 'wanted',
          wanted: '/opt/node24/bin/node --max-old-space-size=8192 /opt/oc/node_modules/openclaw/dist/index.js gateway --port 19789',
        },
        {key: 'Service.Environment OPENCLAW_GATEWAY_TOKEN', loaded: secret, disk: secret, wanted: null, differs: 'wanted'},
        {key: 'Service.Restart', loaded: 'always', disk: 'always', wanted: 'always', differs: 'no'},
        {key: 'Service.RestartSec', loaded: '5', disk: '5', wanted: '5', differs: 'no'},
      ],
    },
    12,
  ),
  capabilities: seen<'capabilities'>(
    {
      limitedBy: 'the gateway does not answer, so nothing beyond the configuration could be proved',
      capabilities: [
        {
          kind: 'provider',
          name: 'lab',
          claimedIn: 'openclaw.json models.providers.lab',
          state: 'claimed',
          detail: 'an answer of the gateway would prove it',
          sends: null,
          receives: null,
          checkedAt: null,
          tookMs: null,
        },
        {
          kind: 'channel',
          name: 'telegram',
          claimedIn: 'openclaw.json channels.telegram',
          state: 'failed',
          detail: 'the gateway that runs it is down',
          sends: false,
          receives: false,
          checkedAt: startedAt,
          tookMs: 0,
        },
      ],
    },
    8,
  ),
  vitals: seen<'vitals'>(
    {
      os: 'Debian GNU/Linux 12',
      arch: 'x64',
      cpus: 2,
      load1: 0.42,
      uptimeMs: 5_017_000,
      memory: {totalBytes: 25_276_375_040, availableBytes: 22_011_707_392, swapTotalBytes: 0, swapFreeBytes: 0},
      disks: [{mount: '/', totalBytes: 52_521_566_208, freeBytes: 31_138_512_896, inodes: 3_276_800, inodesFree: 2_951_204}],
      paths: [{path: '/home/ops/.openclaw', mount: '/'}],
      clock: {synchronised: null, offsetMs: null},
    },
    18,
  ),
  log: {seen: false, why: 'denied', detail: noJournal, at: startedAt, tookMs: 30},
};

const outputs: readonly (readonly Look<Ran>[])[] = [
  [
    ran(
      ['openclaw', 'status', '--json', '--timeout', '5000'],
      19_650,
      `${JSON.stringify(
        {
          gateway: {mode: 'local', url: 'ws://127.0.0.1:19789', reachable: false, error: 'Gateway is unreachable'},
        },
        null,
        2,
      )}\n`,
    ),
  ],
  [
    ran(['openclaw', 'gateway', 'status', '--deep', '--json'], 3310, sample('gateway-status.json'), {
      stderr: captured('systemd stopped restarting the gateway after repeated crashes; run openclaw gateway restart or inspect logs.\n'),
    }),
  ],
  [ran(['openclaw', 'logs', '--json', '--limit', '200', '--timeout', '5000'], 60_000, '', {ended: 'limit', exit: null, signal: 'SIGTERM'})],
];

const reasons: Readonly<Record<number, string>> = {
  3: 'The cause is known, doctor would take 8 s',
  4: 'nobody listens on port 19789: this command takes 17 s and then says what the configuration claims',
};

const journalctl = ['journalctl', '--user', '-u', 'openclaw-gateway', '-n', '60'];

const variants = runbook.rungs.map((rung): Variant | null => pickVariant(rung, {version: '2026.9.6', under: 'systemd'}));

/** The walk after an upgrade that removed the files which the unit starts; output is what a real 2026.9.6 said. */
export const entryMissing: Session = {
  id: '20261121-011420-7f3a',
  version: '0.1.0',
  startedAt,
  endedAt: startedAt + 372_000,
  acts: [],
  pins: [],
  named: [],
  ran: [],
  left: null,
  withheld: [],
  movedTo: [],
  actWithheld: null,
  host: {name: 'vm', kind: 'local', os: 'Debian GNU/Linux 12', user: 'ops'},
  responder: 'ops',
  gateway: {
    profile: 'default',
    user: {name: 'ops', uid: 1001, gid: 1001, home: '/home/ops'},
    own: true,
    stateDir: '/home/ops/.openclaw',
    configPath: '/home/ops/.openclaw/openclaw.json',
    unit: 'openclaw-gateway.service',
    launchdLabel: 'ai.openclaw.gateway',
    port: 19789,
    portFrom: 'unit',
    cliPath: '/opt/oc/node_modules/.bin/openclaw',
  },
  runbook,
  at: 4,
  rungs: runbook.rungs.map((rung, index) => ({
    id: rung.id,
    status: index < 3 ? 'done' : index === 3 ? 'skipped' : 'withheld',
    variant: variants[index] ?? null,
    run: index < 3 ? index + 1 : null,
    reason: reasons[index] ?? null,
    runs: outputs[index] ?? [],
    startedAt: index < 3 ? startedAt + index * 20_000 : null,
    endedAt: index < 3 ? startedAt + index * 20_000 + [19_650, 3310, 60_000][index]! : null,
    verdict: index < 2 ? 'down' : 'unknown',
    redSince: index < 2 ? startedAt : null,
    tookMs: null,
  })),
  readings,
  judgement: {
    verdict: 'down',
    findings: [
      {
        code: 'entry-missing',
        severity: 'down',
        title: 'The unit starts a file that is not there',
        behind: null,
        subject: null,
        text: `The unit starts ${entry}, and that file does not exist; the CLI is 2026.9.6 in /opt/oc/node_modules/openclaw.`,
        evidence: [
          {probe: 'install', line: `${entry}: no such file`},
          {probe: 'supervisor', line: 'failed/failed, exited 1, restarts 10'},
        ],
        next: [look`openclaw gateway install --force`, lookFor('step: Reinstall the units')`rungs walk upgrade`],
      },
      {
        code: 'start-limit-hit',
        severity: 'down',
        title: 'systemd gave up starting the unit',
        behind: 'entry-missing',
        subject: null,
        text: '10 starts in 300 s were used up; the unit stays down until it is reset.',
        evidence: [{probe: 'supervisor', line: 'Start request repeated too quickly.'}],
        next: [look`systemctl --user reset-failed openclaw-gateway.service`],
      },
      {
        code: 'channel-down',
        severity: 'degraded',
        title: 'A channel is down',
        behind: 'start-limit-hit',
        subject: 'telegram',
        text: 'telegram cannot answer while the gateway is down.',
        evidence: [],
        next: [],
      },
      {
        code: 'secret-in-unit',
        severity: 'note',
        title: 'A secret stands in the unit',
        behind: null,
        subject: 'OPENCLAW_GATEWAY_TOKEN',
        text: 'The unit sets OPENCLAW_GATEWAY_TOKEN inline.',
        next: [],
        evidence: [{probe: 'unit', line: `Environment=OPENCLAW_GATEWAY_TOKEN=${secret}`}],
      },
    ],
    unanswered: [{code: 'upstream-throttled', because: 'the log could not be read'}],
    unseen: [{probe: 'log', why: 'denied', detail: noJournal}],
  },
  firstTouch: readings,
  firstTouchAt: startedAt + 190,
  timeline: [
    {at: startedAt, text: 'opened on vm by ops with runbook ladder'},
    {at: startedAt + 190, text: 'first look complete: down, entry-missing'},
    {at: startedAt + 19_650, text: 'rung status ended: exit 0'},
    {at: startedAt + 120_000, text: 'skipped doctor: The cause is known, doctor would take 8 s'},
    {at: startedAt + 372_000, text: 'closed'},
  ],
  notes: [
    {
      at: startedAt + 200_000,
      rung: 'gateway-status',
      text: 'The update at 01:10 removed the old prefix.\nThe unit was written by hand in March.',
    },
  ],
  own: [
    {run: 4, at: startedAt + 150_000, rung: 'logs', argv: journalctl, armed: false, result: ran(journalctl, 31, sample('journal.txt'))},
  ],
  stated: [],
  held: [],
  judgedBy: '0.1.0',
  lookingAgain: [],
  lastRun: 4,
  resumed: 1,
  withdrawn: 0,
  redacted: [{kind: 'gateway.auth.token', mark: secret, count: 3, where: ['unit', 'rung gateway-status']}],
  lastEventAt: startedAt + 372_000,
};
