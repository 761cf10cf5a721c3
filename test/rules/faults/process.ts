import {
  absentUnit,
  cliAnswer,
  endedUnit,
  entryFacts,
  factsWith,
  gatewayProcess,
  healthyReadings,
  line,
  listener,
  now,
  refusedHttp,
  unit,
} from '../facts.ts';
import {journal, logOf, type Fault} from './fault.ts';

const healthy = healthyReadings();
const nobody = {ports: [{port: 19789, role: 'gateway', listeners: []}]} as const;
const gone = {supervisor: {...healthy.supervisor, owner: 'nobody', processes: [], lock: null}, ports: nobody, http: refusedHttp()} as const;

function units(...all: readonly ReturnType<typeof unit>[]): typeof healthy.supervisor {
  return {...gone.supervisor, units: all};
}

/** A healthy gateway whose unit differs. */
function running(changes: Parameters<typeof unit>[0]): typeof healthy.supervisor {
  return {...healthy.supervisor, units: [unit(changes), absentUnit()]};
}

const oldEntry = '/opt/oc-2026.3.1/node_modules/openclaw/dist/entry.js';
const oldRoot = '/opt/oc414/node_modules/openclaw';
const oldRelease = entryFacts({entry: `${oldRoot}/dist/index.js`, packageRoot: oldRoot, version: '2026.4.14', nodeWanted: '>=22.14.0'});

const foreground = gatewayProcess({
  pid: 25213,
  ppid: 25200,
  argv: ['openclaw-gateway'],
  unit: 'session-3.scope',
  startedAt: now - 600_000,
  parents: [
    {pid: 25200, name: 'bash'},
    {pid: 25150, name: 'sshd'},
  ],
});

export const processFaults: readonly Fault[] = [
  {
    name: 'a unit that was stopped on purpose',
    facts: factsWith({
      ...gone,
      supervisor: units(endedUnit({active: 'inactive', sub: 'dead', result: 'success', exit: {how: 'exited', status: 0}}), absentUnit()),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['user unit openclaw-gateway.service', 'stopped on purpose', 'Nothing crashed'],
    next: ['systemctl --user start openclaw-gateway.service'],
  },
  {
    name: 'no unit anywhere and nothing runs',
    facts: factsWith({
      ...gone,
      supervisor: units(absentUnit(), {...absentUnit(), scope: 'user'}),
      install: {...healthy.install, unit: null, running: null},
    }),
    verdict: 'down',
    root: 'unit-missing',
    behind: [],
    says: ['openclaw-gateway.service', 'ops'],
    next: ['openclaw gateway install'],
  },
  {
    name: 'an entry file that is gone, after the start limit (f01a)',
    facts: factsWith({
      ...gone,
      log: journal('missing-entry.journal', 5_000),
      supervisor: units(endedUnit({restarts: 10, startedAt: now - 10_174, exitedAt: now - 10_000, stateSince: now - 5_000}), absentUnit()),
      install: {
        ...healthy.install,
        unit: entryFacts({entry: oldEntry, entryExists: false, packageRoot: null, version: null, nodeWanted: null}),
        running: null,
      },
    }),
    verdict: 'down',
    root: 'entry-missing',
    behind: ['crash-loop', 'start-limit-hit', 'unit-down'],
    says: [oldEntry, 'Cannot find module', 'user unit openclaw-gateway.service'],
    next: ['openclaw gateway install --force', 'reset-failed', 'rungs walk upgrade'],
  },
  {
    name: 'an entry file that is gone, in the second in which the unit is active (f01a)',
    facts: factsWith({
      ...gone,
      log: journal('missing-entry.journal', 100),
      supervisor: units(unit({restarts: 9, mainPid: 18125, pids: [18125], startedAt: now - 80}), absentUnit()),
      install: {
        ...healthy.install,
        unit: entryFacts({entry: oldEntry, entryExists: false, packageRoot: null, version: null, nodeWanted: null}),
        running: null,
      },
    }),
    verdict: 'down',
    root: 'entry-missing',
    behind: ['crash-loop', 'gateway-starting'],
    says: [oldEntry],
  },
  {
    name: 'a retired entry name that still works (f01b)',
    facts: factsWith({
      install: {
        ...healthy.install,
        unit: entryFacts({entry: '/opt/oc/node_modules/openclaw/dist/entry.js'}),
        running: entryFacts({entry: '/opt/oc/node_modules/openclaw/dist/entry.js'}),
      },
    }),
    verdict: 'clear',
    root: 'entry-stale',
    behind: [],
    says: ['dist/entry.js', 'dist/index.js', 'still works'],
  },
  {
    name: 'a node program that is gone (f01c)',
    facts: factsWith({
      ...gone,
      log: journal('node-missing.journal', 1_000),
      supervisor: units(
        endedUnit({
          active: 'activating',
          sub: 'auto-restart',
          restarts: 1,
          exit: {how: 'exited', status: 203},
          startedAt: now - 1_050,
          exitedAt: now - 1_000,
        }),
        absentUnit(),
      ),
      install: {
        ...healthy.install,
        unit: entryFacts({node: {path: '/opt/node22-gone/bin/node', exists: false, version: null}}),
        running: null,
      },
    }),
    verdict: 'down',
    root: 'entry-missing',
    behind: ['unit-down'],
    says: ['/opt/node22-gone/bin/node', 'Failed'],
  },
  {
    name: 'a node program that is gone, where the files could not be looked at (f01c)',
    facts: factsWith({
      ...gone,
      log: journal('node-missing.journal', 1_000),
      install: undefined,
      supervisor: units(endedUnit({restarts: 10, exit: {how: 'exited', status: 203}}), absentUnit()),
    }),
    verdict: 'down',
    root: 'entry-missing',
    behind: ['crash-loop', 'start-limit-hit', 'unit-down'],
    says: ['203/EXEC', '/opt/node22-gone/bin/node'],
  },
  {
    name: 'an old daemon under a new CLI on the same state (f02a)',
    facts: factsWith({
      install: {...healthy.install, unit: oldRelease, running: oldRelease},
      http: {
        ...healthy.http,
        ready: {
          ready: true,
          failing: [],
          suppressed: [],
          uptimeMs: 21_089,
          eventLoop: null,
          startup: null,
          pendingReason: null,
          version: null,
        },
      },
      config: {...healthy.config, touchedVersion: '2026.4.14', remains: ['/home/ops/.openclaw/openclaw.json.bak']},
      log: logOf([line('[ws] protocol mismatch conn=1 remote=127.0.0.1 client=cli cli v2026.9.6 min=4 max=4 expected=3', -60_000)]),
      cli: {
        answers: [
          cliAnswer(
            'config validate --json',
            {valid: false, issues: [{path: 'meta', message: 'Unrecognized key: "lastTouchedAt"'}]},
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'version-skew',
    behind: ['entry-stale', 'config-rejected'],
    says: [oldRoot, '2026.4.14', '2026.9.6'],
  },
  {
    name: 'an old daemon on a configuration of a newer version (f02b)',
    facts: factsWith({
      install: {...healthy.install, unit: oldRelease, running: oldRelease},
      http: {
        ...healthy.http,
        ready: {
          ready: true,
          failing: [],
          suppressed: [],
          uptimeMs: 600_000,
          eventLoop: null,
          startup: null,
          pendingReason: null,
          version: null,
        },
      },
    }),
    verdict: 'degraded',
    root: 'version-skew',
    behind: ['entry-stale', 'config-newer'],
    says: ['2026.4.14'],
  },
  {
    name: 'a package that was replaced under the running gateway',
    facts: factsWith({
      install: {...healthy.install, running: entryFacts({version: '2026.9.4'})},
      http: {...healthy.http, ready: {...healthy.http.ready!, version: '2026.9.4'}},
    }),
    verdict: 'degraded',
    root: 'version-skew',
    behind: [],
    says: ['2026.9.4', '2026.9.6'],
    next: ['systemctl --user restart openclaw-gateway.service'],
  },
  {
    name: 'a foreground gateway of the same user that holds lock and port (f03a)',
    facts: factsWith({
      log: journal('foreground-owner.journal', 60_000),
      supervisor: {
        ...healthy.supervisor,
        owner: 'foreground',
        processes: [{...foreground, because: 'lock'}],
        lock: {...healthy.supervisor.lock!, pid: 25213},
        units: [endedUnit({exit: {how: 'exited', status: 78}, startedAt: now - 62_000, exitedAt: now - 60_000}), absentUnit()],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: foreground})]}]},
      install: {...healthy.install, running: entryFacts({entry: null})},
    }),
    verdict: 'degraded',
    root: 'foreground-owner',
    behind: ['unit-down'],
    says: ['pid 25213', 'openclaw-gateway', 'ops', 'bash 25200', 'session-3.scope'],
    next: ['kill 25213', 'systemctl --user start'],
  },
  {
    name: 'a unit that was refused by a foreground gateway that is gone by now',
    facts: factsWith({
      ...gone,
      log: journal('foreground-owner.journal', 60_000),
      supervisor: units(endedUnit({exit: {how: 'exited', status: 78}, startedAt: now - 62_000, exitedAt: now - 60_000}), absentUnit()),
    }),
    verdict: 'down',
    root: 'foreground-owner',
    behind: ['unit-down'],
    says: ['another OpenClaw process owns gateway-lifecycle', 'Nobody holds the port now'],
  },
  {
    name: 'a system unit and a user unit at once (f03e)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        owner: 'two-at-once',
        units: [
          unit(),
          endedUnit({
            scope: 'system',
            active: 'activating',
            sub: 'auto-restart',
            exit: {how: 'exited', status: 78},
            restarts: 12,
            enabled: 'static',
            fragment: '/run/systemd/system/openclaw-gateway.service',
          }),
        ],
      },
      http: {...healthy.http, ready: {...healthy.http.ready!, suppressed: ['telegram']}},
    }),
    verdict: 'degraded',
    root: 'two-owners',
    behind: ['crash-loop', 'channels-suppressed'],
    says: ['user unit openclaw-gateway.service', 'system unit openclaw-gateway.service', 'activating/auto-restart'],
    next: ['sudo systemctl disable --now openclaw-gateway.service'],
  },
  {
    name: 'a ready gateway that was killed four times (f06)',
    facts: factsWith({
      supervisor: running({restarts: 4, startedAt: now - 62_000}),
      log: logOf(
        [200_000, 165_000, 110_000, 67_000].map((ago) =>
          line('openclaw-gateway.service: Main process exited, code=killed, status=9/KILL', -ago, 'systemd', 72),
        ),
      ),
      http: {...healthy.http, ready: {...healthy.http.ready!, suppressed: ['telegram'], uptimeMs: 60_500}},
    }),
    verdict: 'degraded',
    root: 'crash-loop',
    behind: ['channels-suppressed'],
    says: ['ended 4 times', 'Diagnose'],
    next: ['gateway stability --bundle latest --json'],
  },
  {
    name: 'channels that are still held down long after the crashes (f06)',
    facts: factsWith({
      supervisor: running({restarts: 4, startedAt: now - 3_600_000}),
      http: {...healthy.http, ready: {...healthy.http.ready!, suppressed: ['telegram']}},
    }),
    verdict: 'degraded',
    root: 'channels-suppressed',
    behind: [],
    says: ['telegram', '4 restarts'],
    next: ['channels.start --params \'{"channel":"telegram"}\''],
  },
  {
    name: "V8's own heap limit (f07a)",
    facts: factsWith({
      ...gone,
      log: journal('heap-limit.journal', 2_000),
      supervisor: units(
        endedUnit({
          active: 'activating',
          sub: 'auto-restart',
          result: 'signal',
          exit: {how: 'killed', status: 6},
          restarts: 5,
          exec: {
            path: '/opt/node24/bin/node',
            argv: ['/opt/node24/bin/node', '--max-old-space-size=40', '/opt/oc/dist/index.js', 'gateway'],
          },
        }),
        absentUnit(),
      ),
    }),
    verdict: 'down',
    root: 'heap-limit',
    behind: ['crash-loop', 'unit-down'],
    says: ['--max-old-space-size=40', 'JavaScript heap out of memory', 'not the kernel'],
  },
  {
    name: 'a kernel that killed the gateway once, right after its restart (f07b)',
    facts: factsWith({
      log: {
        ...journal('kernel-oom.journal', 4_000),
        kernelOom: [
          {
            at: now - 19_900,
            line:
              'Memory cgroup out of memory: Killed process 4606 (MainThread) total-vm:22746744kB, anon-rss:762168kB, ' +
              'file-rss:81076kB, shmem-rss:0kB, UID:1001 pgtables:21380kB oom_score_adj:200',
          },
        ],
      },
      supervisor: running({restarts: 1, mainPid: 37922, pids: [37922], startedAt: now - 14_000}),
      ports: nobody,
      http: refusedHttp(),
    }),
    verdict: 'degraded',
    root: 'oom-killed',
    behind: ['gateway-starting'],
    says: ['OOM killer', 'Killed process 4606'],
  },
  {
    name: 'an old Node in the unit that starts a newer one as its child (f12)',
    facts: factsWith({
      supervisor: running({
        mainPid: 20339,
        pids: [20339, 20357, 20401],
        exec: {path: '/usr/bin/node', argv: ['/usr/bin/node', '/opt/oc/node_modules/openclaw/dist/index.js', 'gateway']},
      }),
      ports: {
        ports: [
          {
            port: 19789,
            role: 'gateway',
            listeners: [listener({process: gatewayProcess({pid: 20357, ppid: 20339, parents: [{pid: 20339, name: 'node'}]})})],
          },
        ],
      },
      install: {...healthy.install, unit: entryFacts({node: {path: '/usr/bin/node', exists: true, version: 'v20.20.2'}})},
      log: logOf([line('openclaw: Retrying with "/opt/node24/bin/node" (PATH; current Node failed runtime admission).', -7_199_000)]),
    }),
    verdict: 'degraded',
    root: 'node-mismatch',
    behind: [],
    says: ['/usr/bin/node', 'v20.20.2', '>=24.16.0', 'It runs all the same'],
  },
  {
    name: 'an old Node and no other on the PATH (f12b)',
    facts: factsWith({
      ...gone,
      supervisor: units(endedUnit({active: 'activating', sub: 'auto-restart', restarts: 4}), absentUnit()),
      install: {...healthy.install, unit: entryFacts({node: {path: '/usr/bin/node', exists: true, version: 'v20.20.2'}}), running: null},
      log: logOf([
        line('Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.', -19_100),
        line('Detected: node 20.20.2 (exec: /usr/bin/node).', -19_090),
      ]),
    }),
    verdict: 'down',
    root: 'node-mismatch',
    behind: ['crash-loop', 'unit-down'],
    says: ['v20.20.2', 'node:sqlite is unavailable'],
  },
  {
    name: 'a frozen gateway (f15)',
    facts: factsWith({
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: gatewayProcess({state: 'T'})})]}]},
      http: {
        ...refusedHttp(),
        healthz: {seen: false, why: 'late', detail: 'no answer within 2000 ms'},
        readyz: {seen: false, why: 'late', detail: 'no answer'},
        startupz: {seen: false, why: 'late', detail: 'no answer'},
      },
      cli: {answers: [cliAnswer('status --json --timeout 5000', {gateway: {reachable: false, error: 'gateway timeout after 1673ms'}})]},
    }),
    verdict: 'down',
    root: 'gateway-hung',
    behind: [],
    says: ['pid 4711', 'state T', 'stopped by a signal', 'active/running'],
    next: ['kill -CONT 4711'],
  },
  {
    name: 'a unit that was edited without daemon-reload (f16)',
    facts: factsWith({
      supervisor: running({needReload: true}),
      unit: {...healthy.unit, rows: [{key: 'Service.TimeoutStopSec', loaded: '5min 30s', disk: '30', wanted: '330', differs: 'both'}]},
    }),
    verdict: 'degraded',
    root: 'reload-needed',
    behind: [],
    says: ['openclaw-gateway.service', 'Service.TimeoutStopSec: loaded 5min 30s, on disk 30'],
    next: ['systemctl --user daemon-reload'],
  },
];
