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
  unit,
} from '../facts.ts';
import {type Fault, gone, journal, logOf, running, units} from './fault.ts';

const healthy = healthyReadings();

const oldEntry = '/opt/oc-2026.3.1/node_modules/openclaw/dist/entry.js';
const oldRoot = '/opt/oc414/node_modules/openclaw';
const oldRelease = entryFacts({entry: `${oldRoot}/dist/index.js`, packageRoot: oldRoot, version: '2026.4.14', nodeWanted: '>=22.14.0'});

function stray(version: string): {readonly path: string; readonly packageRoot: string; readonly version: string} {
  return {path: '/usr/local/bin/openclaw', packageRoot: '/usr/local/lib/node_modules/openclaw', version};
}

export const installFaults: readonly Fault[] = [
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
    name: 'a newer openclaw command beside the one of the running gateway',
    facts: factsWith({install: {...healthy.install, others: [stray('2026.10.1')]}}),
    verdict: 'clear',
    root: 'version-skew',
    behind: [],
    says: ['/usr/local/bin/openclaw', '2026.10.1', '2026.9.6', 'migrate', '/opt/oc/node_modules/.bin/openclaw'],
    next: ['which -a openclaw'],
  },
  {
    name: 'an older openclaw command beside the one of the running gateway',
    facts: factsWith({install: {...healthy.install, others: [stray('2026.4.14')]}}),
    verdict: 'clear',
    root: 'version-skew',
    behind: [],
    says: ['/usr/local/bin/openclaw', '2026.4.14', 'older', '/opt/oc/node_modules/.bin/openclaw'],
  },
  {
    name: 'an openclaw command of another installation of the same version',
    facts: factsWith({install: {...healthy.install, others: [stray('2026.9.6')]}}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'an old daemon under a new CLI, with a command of its own version elsewhere',
    facts: factsWith({
      install: {...healthy.install, unit: oldRelease, running: oldRelease, others: [stray('2026.4.14')]},
      http: {...healthy.http, ready: {...healthy.http.ready!, version: null}},
    }),
    verdict: 'degraded',
    root: 'version-skew',
    behind: ['entry-stale', 'config-newer'],
    says: ['2026.9.6', '/usr/local/bin/openclaw is of the running version'],
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
    name: 'a cause that was mended after systemd had given up',
    facts: factsWith({
      ...gone,
      log: journal('missing-entry.journal', 5_000),
      supervisor: units(endedUnit({restarts: 10, startedAt: now - 10_174, exitedAt: now - 10_000, stateSince: now - 5_000}), absentUnit()),
      install: {...healthy.install, running: null},
    }),
    verdict: 'down',
    root: 'start-limit-hit',
    behind: ['crash-loop', 'unit-down'],
    says: ['10 restarts', 'count is reset'],
    next: ['systemctl --user reset-failed openclaw-gateway.service'],
  },
  {
    name: 'a command line under a Node that is too old, beside a gateway that has its own and is well',
    facts: factsWith({
      cli: {
        answers: ['status --json', 'health --json'].map((command) =>
          cliAnswer(command, null, {
            exit: 1,
            stderr: 'openclaw: Node 20.20.2: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.',
          }),
        ),
      },
    }),
    verdict: 'clear',
    root: 'cli-unusable',
    behind: [],
    says: ['Node 20.20.2', 'each time it was asked'],
  },
  {
    name: "a command line whose Node is on nobody's PATH",
    facts: factsWith({cli: {answers: [cliAnswer('status --json', null, {exit: 127, stderr: 'env: ‘node’: No such file or directory'})]}}),
    verdict: 'clear',
    root: 'cli-unusable',
    behind: [],
    says: ['No such file or directory'],
  },
  {
    name: 'a command line of 2026.4 under a Node that is too old',
    facts: factsWith({
      cli: {answers: [cliAnswer('status --json', null, {exit: 1, stderr: 'openclaw: Node.js v22.12+ is required (current: v20.20.2).'})]},
    }),
    verdict: 'clear',
    root: 'cli-unusable',
    behind: [],
    says: ['current: v20.20.2'],
  },
];
