import type {ReadingValues} from '../../../src/model/index.ts';
import {containerService} from '../../../src/supervisors/container/list.ts';
import {jobService} from '../../../src/supervisors/launchd/jobs.ts';
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
import {type Fault, gone, journal, logOf, nobody, running, units} from './fault.ts';

const healthy = healthyReadings();

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

const stoppedUnit = endedUnit({active: 'inactive', sub: 'dead', result: 'success', exit: {how: 'exited', status: 0}});

const lackedTunnel = {
  name: 'tunnel.service',
  by: 'BindsTo',
  load: 'loaded',
  active: 'failed',
  sub: 'failed',
  result: 'exit-code',
  stateSince: stoppedUnit.stateSince,
} as const;

const refusedUnit = endedUnit({active: 'failed', sub: 'failed', result: 'exit-code', exit: {how: 'exited', status: 78}});
const database = '/home/ops/.openclaw/state/openclaw.sqlite';

const giveUp = (why: string, status = 78, cli?: {readonly answers: readonly ReturnType<typeof cliAnswer>[]}) =>
  factsWith({
    ...(cli === undefined ? {} : {cli}),
    ...gone,
    supervisor: units({...refusedUnit, exit: {how: 'exited', status}}, absentUnit()),
    log: logOf([
      line(`Gateway failed to start: ${why}`, -19_500),
      line(`openclaw-gateway.service: Main process exited, code=exited, status=${status}`, -19_000, 'systemd'),
    ]),
  });

const unreadable = (why: string): string =>
  `Doctor cannot repair this state: shared state database is unreadable at ${database}: ${why}. Stop OpenClaw processes, then restore ` +
  'this file from a verified backup; the unreadable database was left unchanged. | gateway.maintenance_required. Stop the service with ' +
  'openclaw gateway stop (or its service owner), then run openclaw doctor --fix, then start it again with openclaw gateway start.';

/** The page of a unit that is of that type. */
function waitsFor(type: string, timeout: string): ReadingValues['unit'] {
  const row = (key: string, loaded: string) => ({key, loaded, disk: loaded, wanted: null, differs: 'no' as const});
  const {unit: healthy} = healthyReadings();
  const kept = healthy.rows.filter(({key}) => !['Service.Type', 'Service.TimeoutStartSec'].includes(key));
  return {...healthy, rows: [...kept, row('Service.Type', type), row('Service.TimeoutStartSec', timeout)]};
}

export const processFaults: readonly Fault[] = [
  {
    name: 'a state database that was overwritten, which a check of the configuration stumbles over',
    facts: giveUp(unreadable('file is not a database'), 78, {
      answers: [
        cliAnswer(
          'config validate --json',
          {
            valid: false,
            issues: [{path: '<root>', message: 'read failed: Error: file is not a database'}],
          },
          {exit: 1},
        ),
      ],
    }),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: [database, 'is damaged', 'no doctor'],
    next: ['-wal and -shm'],
  },
  {
    name: 'a state database that its own user may not open',
    facts: giveUp(unreadable(`SQLite read-only worker EACCES: permission denied, open '${database}' (code=EACCES)`)),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: [database, 'may not be opened by its own user'],
    next: ['back to ops'],
  },
  {
    name: 'a cache folder that is closed to its own user',
    facts: giveUp(
      unreadable("Unsafe fallback OpenClaw temp dir: /home/ops/.cache/openclaw-1001 | EACCES: permission denied, lstat '/home/ops/.cache'"),
      78,
    ),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: [database, 'the copy from which OpenClaw reads it could not be made', '/home/ops/.cache'],
    next: ['ls -ld /home/ops/.cache', 'leave the database as it is'],
  },
  {
    name: 'a state database on a file system that turned read-only',
    facts: giveUp('attempt to write a readonly database. Run openclaw gateway status --deep for diagnostics.', 1),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: [database, 'mounted read-only'],
    next: ['findmnt -T'],
  },
  {
    name: 'a state database that another process has locked',
    facts: giveUp('database is locked. Run openclaw gateway status --deep for diagnostics.', 1),
    verdict: 'down',
    root: 'state-unusable',
    behind: ['unit-down'],
    says: [database, 'locked by another process'],
    next: ['fuser -v'],
  },
  {
    name: 'a unit that runs the command for people',
    facts: factsWith({
      ...gone,
      supervisor: units(
        {...stoppedUnit, exec: {path: '/usr/bin/openclaw', argv: ['/usr/bin/openclaw', '--profile', 'work', 'gateway', 'start', '--json']}},
        absentUnit(),
      ),
    }),
    verdict: 'down',
    root: 'unit-starts-client',
    behind: ['unit-down'],
    says: ['`openclaw gateway start`', 'never becomes a gateway'],
    next: ['edit openclaw-gateway.service'],
  },
  {
    name: 'a unit whose working directory is gone',
    facts: factsWith({
      ...gone,
      supervisor: units({...refusedUnit, exit: {how: 'exited', status: 200}}, absentUnit()),
      log: logOf([
        line('openclaw-gateway.service: Changing to the requested working directory failed: No such file or directory', -19_200, 'systemd'),
        line('openclaw-gateway.service: Main process exited, code=exited, status=200/CHDIR', -19_000, 'systemd'),
      ]),
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['unit-down'],
    says: ['step CHDIR failed (status 200)', 'WorkingDirectory=', 'requested working directory failed'],
    next: ['edit openclaw-gateway.service'],
  },
  {
    name: 'a sandbox that cannot be set up, and no journal',
    facts: factsWith({
      ...gone,
      supervisor: units({...refusedUnit, exit: {how: 'exited', status: 226}}, absentUnit()),
      log: undefined,
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['unit-down'],
    says: ['step NAMESPACE failed (status 226)', 'ReadWritePaths='],
  },
  {
    name: 'a refusal in words that nobody knows',
    facts: giveUp('the moon is not in the seventh house'),
    verdict: 'down',
    root: 'refused-to-start',
    behind: ['unit-down'],
    says: ['the moon is not in the seventh house', 'Status 78'],
  },
  {
    name: 'a unit that was stopped on purpose',
    facts: factsWith({
      ...gone,
      supervisor: units(stoppedUnit, absentUnit()),
      log: logOf([line('Stopping openclaw-gateway.service - OpenClaw Gateway...', -2_000, 'systemd')]),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['user unit openclaw-gateway.service', 'stopped on purpose', 'Nothing crashed'],
    next: ['systemctl --user start openclaw-gateway.service'],
  },
  {
    name: 'a unit that ended without an error, which nobody asked for',
    facts: factsWith({
      ...gone,
      supervisor: units(stoppedUnit, absentUnit()),
      log: logOf([line('openclaw-gateway.service: Deactivated successfully.', -2_000, 'systemd')]),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['ended by itself', 'Nobody asked for it'],
  },
  {
    name: 'a unit that was started again after a crash, which its manager also calls a stop, and then ended without an error',
    facts: factsWith({
      ...gone,
      supervisor: units(stoppedUnit, absentUnit()),
      log: logOf([
        line('openclaw-gateway.service: Scheduled restart job, restart counter is at 1.', -20_600, 'systemd'),
        line('Stopped openclaw-gateway.service - OpenClaw Gateway.', -20_500, 'systemd'),
        line('Started openclaw-gateway.service - OpenClaw Gateway.', -20_400, 'systemd'),
        line('openclaw-gateway.service: Deactivated successfully.', -19_000, 'systemd'),
      ]),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['ended by itself', 'Nobody asked for it'],
  },
  {
    name: 'a unit that is not running, and no journal that says why',
    facts: factsWith({...gone, supervisor: units(stoppedUnit, absentUnit())}),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['was stopped, or ended without an error', 'nor who stopped it'],
  },
  {
    name: 'a unit whose condition is not met',
    facts: factsWith({
      ...gone,
      supervisor: units({...stoppedUnit, unmet: {check: 'condition', at: now - 60_000}}, absentUnit()),
      log: logOf([
        line('Stopped openclaw-gateway.service - OpenClaw Gateway.', -120_000, 'systemd'),
        line(
          'openclaw-gateway.service - OpenClaw Gateway was skipped because of an unmet condition check (ConditionPathExists=/srv/not-there).',
          -60_000,
          'systemd',
        ),
      ]),
    }),
    verdict: 'down',
    root: 'start-blocked',
    behind: ['unit-down'],
    says: ['ConditionPathExists=/srv/not-there', 'is not met'],
    next: ['ConditionPathExists=/srv/not-there true'],
  },
  {
    name: 'a unit whose assertion fails, in a journal that cannot be read',
    facts: factsWith({
      ...gone,
      supervisor: units({...stoppedUnit, unmet: {check: 'assertion', at: now - 60_000}}, absentUnit()),
      log: undefined,
    }),
    verdict: 'down',
    root: 'start-blocked',
    behind: ['unit-down'],
    says: ['an assertion of its definition is not met'],
  },
  {
    name: 'a unit that went down with the one that it is bound to',
    facts: factsWith({
      ...gone,
      supervisor: units({...stoppedUnit, lacks: [lackedTunnel]}, absentUnit()),
      log: logOf([line('Stopped openclaw-gateway.service - OpenClaw Gateway.', -9_000, 'systemd')]),
    }),
    verdict: 'down',
    root: 'start-blocked',
    behind: ['unit-down'],
    says: ['tied to tunnel.service (BindsTo=)', 'failed/failed', 'stopped the gateway with it'],
    next: ['systemctl --user status tunnel.service'],
  },
  {
    name: 'a unit whose type waits for a message that never comes, between two starts',
    facts: factsWith({
      ...gone,
      supervisor: units({...stoppedUnit, active: 'activating', sub: 'auto-restart', result: 'timeout', restarts: 1}, absentUnit()),
      unit: waitsFor('notify', '1min 30s'),
      log: logOf([line('openclaw-gateway.service: start operation timed out. Terminating.', -9_000, 'systemd')]),
    }),
    verdict: 'down',
    root: 'start-blocked',
    behind: ['unit-down'],
    says: ['Type=notify', 'a message that OpenClaw itself never sends', '1min 30s after each start'],
    next: ['Type=exec in place of Type=notify', 'daemon-reload'],
  },
  {
    name: 'a unit whose type waits for its end, while the gateway serves',
    facts: factsWith({
      supervisor: units({...unit(), active: 'activating', sub: 'start', stateSince: now - 300_000}, absentUnit()),
      unit: waitsFor('oneshot', 'infinity'),
    }),
    verdict: 'degraded',
    root: 'start-blocked',
    behind: ['unit-down'],
    says: ['Type=oneshot', 'never calls it started'],
  },
  {
    name: 'a unit of such a type in its first minute, whose sign a wrapper may still give',
    facts: factsWith({
      supervisor: units({...unit(), active: 'activating', sub: 'start', stateSince: now - 20_000}, absentUnit()),
      unit: waitsFor('notify', '1min 30s'),
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a unit beside a task that it requires and that ran to its end',
    facts: factsWith({
      ...gone,
      supervisor: units(
        {
          ...stoppedUnit,
          lacks: [{...lackedTunnel, by: 'Requires', active: 'inactive', sub: 'dead', result: 'success', stateSince: now - 900_000}],
        },
        absentUnit(),
      ),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['was stopped'],
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
    name: 'a start of 84 s where eight processes want two cores',
    facts: factsWith({
      supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 84_000, stateSince: now - 84_000}), absentUnit()]},
      vitals: {...healthy.vitals, load1: 8, cpus: 2},
      ports: nobody,
      http: refusedHttp(),
    }),
    verdict: 'clear',
    root: 'gateway-starting',
    behind: [],
    says: ['nobody listens on port', 'load 8.0 on 2 cores'],
  },
  {
    name: 'the same on a host that has nothing else to do',
    facts: factsWith({
      supervisor: {...healthy.supervisor, units: [unit({startedAt: now - 84_000, stateSince: now - 84_000}), absentUnit()]},
      ports: nobody,
      http: refusedHttp(),
    }),
    verdict: 'down',
    root: 'port-silent',
    behind: [],
    says: ['for 84 s', 'nobody listens'],
  },
  {
    name: 'a gateway that ends with the last logout of its user',
    facts: factsWith({supervisor: running({lingers: false, wantedBy: ['default.target']})}),
    verdict: 'degraded',
    root: 'not-lasting',
    behind: [],
    says: ['lingering is off for ops', 'reboot'],
    next: ['loginctl enable-linger ops'],
  },
  {
    name: 'a gateway that no boot starts',
    facts: factsWith({supervisor: running({lingers: true, wantedBy: [], enabled: 'disabled'})}),
    verdict: 'degraded',
    root: 'not-lasting',
    behind: [],
    says: ['not started after a reboot', '"disabled"'],
    next: ['systemctl --user enable openclaw-gateway.service'],
  },
  {
    name: 'a gateway that a crash would end',
    facts: factsWith({supervisor: running({restart: {policy: 'no', delayMs: null, burst: 5, intervalMs: 60_000}})}),
    verdict: 'degraded',
    root: 'not-lasting',
    behind: [],
    says: ['stays down after a crash', 'Restart=no'],
  },
  {
    name: 'a unit that a generator wrote and nothing is known of that pulls it in',
    facts: factsWith({supervisor: running({enabled: 'generated', wantedBy: []})}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a gateway that a watchdog restarts every minute',
    facts: factsWith({
      log: logOf([
        ...[-240_000, -180_000, -120_000].flatMap((at) => [
          line('Stopping openclaw-gateway.service - OpenClaw Gateway...', at, 'systemd'),
          line('Started openclaw-gateway.service - OpenClaw Gateway.', at + 2_000, 'systemd'),
        ]),
        line('[gateway] stopped after SIGTERM 3 times in 5 min: another supervisor may be managing this Gateway', -118_000),
      ]),
    }),
    verdict: 'degraded',
    root: 'restarted-by-others',
    behind: [],
    says: ['asked to stop 3 times', 'SIGTERM 3 times'],
    next: ['list-timers', 'crontab -l'],
  },
  {
    name: 'a gateway that a person restarted three times, and the gateway has no objection',
    facts: factsWith({
      log: logOf(
        [-240_000, -180_000, -120_000].map((at) => line('Stopping openclaw-gateway.service - OpenClaw Gateway...', at, 'systemd')),
      ),
    }),
    verdict: 'clear',
    root: 'restarted-by-others',
    behind: [],
    says: ['asked to stop 3 times'],
  },
  {
    name: 'three stops that are long over',
    facts: factsWith({
      log: logOf(
        [-940_000, -880_000, -820_000].map((at) => line('Stopping openclaw-gateway.service - OpenClaw Gateway...', at, 'systemd')),
      ),
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
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
    name: 'a young gateway that was ready and fell silent',
    facts: factsWith({
      supervisor: running({startedAt: now - 55_000, stateSince: now - 55_000}),
      ports: {
        ports: [{port: 19789, role: 'gateway', listeners: [listener({process: gatewayProcess({state: 'S', startedAt: now - 55_000})})]}],
      },
      http: {
        ...refusedHttp(),
        healthz: {seen: false, why: 'late', detail: 'no answer within 2000 ms'},
        readyz: {seen: false, why: 'late', detail: 'no answer'},
        startupz: {seen: false, why: 'late', detail: 'no answer'},
      },
      log: logOf([line('[gateway] ready', -40_000), line('[heartbeat] started', -39_000)]),
    }),
    verdict: 'down',
    root: 'gateway-hung',
    behind: [],
    says: ['pid 4711', 'state S'],
  },
  {
    name: 'a credential that is not there, in the moment of a new try',
    facts: factsWith({
      ...gone,
      supervisor: units(unit({startedAt: now - 300, stateSince: now - 300, restarts: 5}), absentUnit()),
      log: {
        ...logOf([
          line(
            'openclaw-gateway.service: Failed at step CREDENTIALS spawning /opt/node24/bin/node: No such file or directory',
            -5_400,
            'systemd',
          ),
        ]),
        exits: [-15_000, -10_000, -5_300].map((ago) => ({at: now + ago, how: 'exited', status: '243'})),
      },
    }),
    verdict: 'down',
    root: 'spawn-failed',
    behind: ['crash-loop', 'gateway-starting'],
    says: ['step CREDENTIALS failed (status 243)', 'LoadCredential='],
  },
  {
    name: 'a unit that is not started again after a crash',
    facts: factsWith({
      ...gone,
      supervisor: units(
        endedUnit({
          result: 'signal',
          exit: {how: 'killed', status: 9},
          restart: {...endedUnit().restart, policy: 'no'},
        }),
        absentUnit(),
      ),
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['killed by signal 9', 'Restart=no'],
    next: ['systemctl --user start openclaw-gateway.service', 'systemctl --user edit openclaw-gateway.service'],
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
  {
    name: 'a launchd job that lost its process',
    facts: factsWith({
      ...gone,
      supervisor: {
        ...units(),
        services: [jobService('gui/501', 'ai.openclaw.gateway', {state: 'not running', pid: null, runs: 41, lastExit: 1}, false)],
      },
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['gui/501/ai.openclaw.gateway', 'not running', 'runs 41'],
    next: ['launchctl kickstart gui/501/ai.openclaw.gateway'],
  },
  {
    name: 'a container that has ended',
    facts: factsWith({
      ...gone,
      supervisor: {
        ...units(),
        services: [
          containerService({engine: 'docker', name: 'openclaw-gateway', state: 'exited', image: 'ghcr.io/openclaw/openclaw:2026.9.6'}),
        ],
      },
    }),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['openclaw-gateway', 'exited'],
    next: ['docker logs --tail 80 openclaw-gateway'],
  },
  {
    name: 'a gateway of another user under the same name in the system manager',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        units: [
          unit(),
          unit({
            scope: 'system',
            mainPid: 900,
            pids: [900],
            exec: {path: '/usr/bin/node', argv: ['/usr/bin/node', '/srv/oc/dist/index.js', 'gateway', '--port', '19001']},
          }),
        ],
      },
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
];
