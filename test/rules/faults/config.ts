import {readFileSync} from 'node:fs';
import {cliAnswer, ended, endedUnit, factsWith, file, healthyReadings, line, now} from '../facts.ts';
import {type Fault, logOf} from './fault.ts';

const healthy = healthyReadings();
const path = '/home/ops/.openclaw/openclaw.json';

/** The service was refused with status 78, and said why. */
function refused(...said: readonly string[]): {
  readonly supervisor: typeof healthy.supervisor;
  readonly ports: typeof healthy.ports;
  readonly http: typeof healthy.http;
  readonly log: typeof healthy.log;
} {
  return {
    ...ended(endedUnit({exit: {how: 'exited', status: 78}})),
    log: logOf(said.map((text, at) => line(text, -19_200 + at))),
  };
}

/** All of that release. */
function installOf(version: string): typeof healthy.install {
  const {cli, unit, running} = healthy.install;
  return {
    ...healthy.install,
    cli: cli.seen ? {...cli, value: {...cli.value, version}} : cli,
    unit: unit && {...unit, version},
    running: running && {...running, version},
  };
}

const blocked = 'Gateway start blocked: existing config is missing gateway.mode. Treat this as suspicious or clobbered config.';
const broken = {
  ...healthy.config,
  state: 'broken',
  problem: {line: 5, column: 65, message: 'invalid end of input'},
  mode: null,
  bind: null,
  authMode: null,
  authConfigured: false,
  port: null,
  touchedVersion: null,
  topKeys: [],
  facts: file(311),
  remains: [`${path}.bak`],
} as const;

export const configFaults: readonly Fault[] = [
  {
    name: 'an edit that a gateway which gave up watching has not read',
    facts: factsWith({
      config: {...healthy.config, facts: {...healthy.config.facts!, modifiedAt: now - 600_000}},
      cli: {answers: [cliAnswer('gateway call health --json --timeout 3000', {ok: true, configReload: {hotReloadStatus: 'disabled'}})]},
    }),
    verdict: 'degraded',
    root: 'hot-reload-off',
    behind: [],
    says: ['gave up watching', 'has not reached it'],
    next: ['restart'],
  },
  {
    name: 'the same without an edit',
    facts: factsWith({
      config: {...healthy.config, facts: {...healthy.config.facts!, modifiedAt: now - 86_400_000}},
      log: logOf([
        line('[reload] config hot-reload disabled: watcher failed after 10 re-create attempts in polling mode: Error: EMFILE', -3_600_000),
      ]),
    }),
    verdict: 'clear',
    root: 'hot-reload-off',
    behind: [],
    says: ['gave up watching'],
  },
  {
    name: 'a way of authentication that lacks its password',
    facts: factsWith(
      refused(
        'Gateway auth is set to password, but no password is configured.',
        'Set gateway.auth.password (or OPENCLAW_GATEWAY_PASSWORD), or pass --password.',
      ),
    ),
    verdict: 'down',
    root: 'config-incomplete',
    behind: ['unit-down'],
    says: ['no password is configured', path],
    next: ['openclaw config get gateway.auth.mode', 'systemctl --user start openclaw-gateway.service'],
  },
  {
    name: 'a proxy that is trusted and nowhere named',
    facts: factsWith(
      refused(
        'Gateway failed to start: gateway auth mode=trusted-proxy requires gateway.trustedProxies to be configured with at least one proxy IP.',
      ),
    ),
    verdict: 'down',
    root: 'config-incomplete',
    behind: ['unit-down'],
    says: ['requires gateway.trustedProxies'],
    next: ['openclaw config get gateway.trustedProxies'],
  },
  {
    name: 'hooks that lack their token, at a start that is tried again',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 1}})),
      log: logOf([line('Gateway failed to start: hooks.enabled requires hooks.token. Run openclaw gateway status --deep', -19_200)]),
    }),
    verdict: 'down',
    root: 'config-incomplete',
    behind: ['unit-down'],
    says: ['hooks.enabled requires hooks.token'],
    next: ['openclaw config get hooks.enabled'],
  },
  {
    name: 'a directory in the place of the configuration',
    facts: factsWith({
      ...refused(blocked),
      config: {...broken, state: 'unreadable', problem: null, facts: {...file(4096, 0o755), kind: 'directory'}},
    }),
    verdict: 'down',
    root: 'config-broken',
    behind: ['unit-down'],
    says: [path, 'is a directory and not a file', '.bak'],
    next: [`mv -n ${path} ${path}.aside`, `cp -p ${path}.bak ${path}`],
  },
  {
    name: 'a configuration in a folder that is closed to its owner',
    facts: factsWith({...refused(blocked), config: {...broken, state: 'unreadable', problem: null, facts: null, remains: []}}),
    verdict: 'down',
    root: 'config-broken',
    behind: ['unit-down'],
    says: [path, 'a folder above it is closed'],
    next: ['ls -ld /home /home/ops /home/ops/.openclaw'],
  },
  {
    name: 'a configuration that was cut short, at a start (f05a)',
    facts: factsWith({...refused(blocked), config: broken}),
    verdict: 'down',
    root: 'config-broken',
    behind: ['unit-down'],
    says: [`${path}:5:65`, 'invalid end of input', '311 bytes', `${path}.bak`],
    next: [`cp -p ${path}.bak ${path}`],
  },
  {
    name: 'a configuration that was cut short under a running gateway',
    facts: factsWith({
      config: broken,
      cli: {
        answers: [
          cliAnswer(
            'config validate --json',
            {valid: false, issues: [{path: '<root>', message: 'JSON5 parse failed: SyntaxError: JSON5: invalid end of input at 5:65'}]},
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'config-broken',
    behind: [],
    says: [`${path}:5:65`, 'the next restart is fatal'],
    next: ['do not restart'],
  },
  {
    name: 'keys that the schema does not know (f05b)',
    facts: factsWith({
      ...refused(
        `Gateway failed to start: Invalid config at ${path}`,
        '  openclaw.json:2 — gateway: Unrecognized key: "bogusKey"',
        '  openclaw.json:9 — <root>: Unrecognized key: "notAThing"',
      ),
      cli: {
        answers: [
          cliAnswer(
            'config validate --json',
            JSON.parse(readFileSync(new URL('../samples/config-validate.json', import.meta.url), 'utf8')),
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'down',
    root: 'config-rejected',
    behind: ['unit-down'],
    says: ['bogusKey', 'notAThing', path],
    next: ['openclaw config validate --json'],
  },
  {
    name: 'keys that the schema does not know, told by the CLI alone',
    facts: factsWith({
      cli: {
        answers: [
          cliAnswer(
            'config validate --json',
            JSON.parse(readFileSync(new URL('../samples/config-validate.json', import.meta.url), 'utf8')),
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'config-rejected',
    behind: [],
    says: ['gateway: Unrecognized key: "bogusKey"'],
  },
  {
    name: 'a live edit that the gateway ignored',
    facts: factsWith({
      log: logOf([line('[reload] config reload skipped (invalid config): gateway: Unrecognized key: "bogusKey"', -30_000)]),
    }),
    verdict: 'degraded',
    root: 'config-rejected',
    behind: [],
    says: ['ignored the last edit', 'bogusKey'],
  },
  {
    name: 'a configuration written by a newer version (f05c)',
    facts: factsWith({
      ...refused(
        'Refusing to start the gateway service because this OpenClaw binary (2026.9.6) is older than the config last written by ' +
          'OpenClaw 2027.1.1.',
      ),
      config: {...healthy.config, touchedVersion: '2027.1.1'},
    }),
    verdict: 'down',
    root: 'config-newer',
    behind: ['unit-down'],
    says: ['2027.1.1', '2026.9.6'],
    next: ['rungs walk upgrade'],
  },
  {
    name: 'the same with a release that only warns',
    facts: factsWith({
      install: installOf('2026.4.14'),
      http: {...healthy.http, ready: {...healthy.http.ready!, version: '2026.4.14'}},
      config: {...healthy.config, touchedVersion: '2026.9.6'},
    }),
    verdict: 'clear',
    root: 'config-newer',
    behind: [],
    says: ['2026.9.6', '2026.4.14', 'starts all the same'],
  },
  {
    name: 'the same after a downgrade in its place, with the newer daemon still running',
    facts: factsWith({
      install: {...installOf('2026.4.14'), running: healthy.install.running},
      config: {...healthy.config, touchedVersion: '2026.9.6'},
    }),
    verdict: 'degraded',
    root: 'version-skew',
    behind: ['config-newer'],
    says: ['2026.9.6', '2026.4.14'],
  },
  {
    name: 'a configuration that is not there (f05d)',
    facts: factsWith({
      ...refused('Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured).'),
      config: {...broken, state: 'missing', problem: null, facts: null, remains: []},
    }),
    verdict: 'down',
    root: 'config-missing',
    behind: ['unit-down'],
    says: [path, 'Missing config'],
  },
  {
    name: 'a configuration without gateway.mode (f05e)',
    facts: factsWith({...refused(blocked), config: {...healthy.config, mode: null}}),
    verdict: 'down',
    root: 'config-incomplete',
    behind: ['unit-down'],
    says: ['Gateway start blocked', path, 'gateway.mode not set'],
    next: ['openclaw config set gateway.mode local'],
  },
  {
    name: 'a refused configuration that has been mended since',
    facts: factsWith({...refused(blocked), config: {...healthy.config, facts: {...file(845), modifiedAt: now - 5_000}}}),
    verdict: 'down',
    root: 'unit-down',
    behind: [],
    says: ['exited with status 78', 'Gateway start blocked'],
  },
  {
    name: 'a gateway.mode that went away under a running gateway',
    facts: factsWith({config: {...healthy.config, mode: null}}),
    verdict: 'degraded',
    root: 'config-incomplete',
    behind: [],
    says: ['its next start will be refused'],
  },
  {
    name: 'a service that reads another file than the command line',
    facts: factsWith({config: {...healthy.config, daemonPath: '/srv/openclaw/openclaw.json'}}),
    verdict: 'degraded',
    root: 'config-split',
    behind: [],
    says: ['/srv/openclaw/openclaw.json', path],
  },
  {
    name: 'a drop-in that will make the next start read another file',
    facts: factsWith({
      unit: {
        ...healthy.unit,
        rows: [
          {
            key: 'Environment.OPENCLAW_CONFIG_PATH',
            loaded: '/home/ops/other.json',
            disk: '/home/ops/other.json',
            wanted: null,
            differs: 'no',
          },
        ],
      },
    }),
    verdict: 'degraded',
    root: 'config-split',
    behind: [],
    says: ['/home/ops/other.json', 'from its next start on', path],
  },
  {
    name: 'an edit that was ignored and has been mended since',
    facts: factsWith({
      log: logOf([line('[reload] config reload skipped (invalid config): gateway: Unrecognized key: "bogusKey"', -30_000)]),
      config: {...healthy.config, facts: {...file(845), modifiedAt: now - 10_000}},
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a command line without a file beside a service with one',
    facts: factsWith({
      config: {...broken, state: 'missing', problem: null, facts: null, daemonPath: '/srv/openclaw/openclaw.json', remains: []},
    }),
    verdict: 'degraded',
    root: 'config-split',
    behind: ['config-missing'],
    says: ['/srv/openclaw/openclaw.json'],
  },
  {
    name: 'a configured port that the service does not use',
    facts: factsWith({config: {...healthy.config, port: 18800}}),
    verdict: 'degraded',
    root: 'sources-disagree',
    behind: [],
    says: ['19789', '18800'],
  },
];
