import {readFileSync} from 'node:fs';
import type {Facts} from '../../../src/model/index.ts';
import {absentUnit, cliAnswer, endedUnit, factsWith, file, healthyReadings, line, now, refusedHttp, unit} from '../facts.ts';
import {type Fault, gone, journal, logOf, units} from './fault.ts';

const healthy = healthyReadings();
const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8'));
const dropIn = '/home/ops/.config/systemd/user/openclaw-gateway.service.d/10-token.conf';
const dotenv = '/home/ops/.openclaw/.env';

const tokens = {
  ...healthy.secrets,
  keys: [
    {
      name: 'OPENCLAW_GATEWAY_TOKEN',
      sources: [
        {kind: 'drop-in', where: dropIn, mark: '~d00d11'},
        {kind: 'dotenv', where: dotenv, mark: '~a1b2c3'},
      ],
      daemon: {mark: '~d00d11', from: dropIn},
      cli: {mark: '~a1b2c3', from: dotenv},
    },
  ],
} as const;

const references = [{at: 'channels.telegram.botToken', name: 'TELEGRAM_BOT_TOKEN', source: 'env'}] as const;
const redTelegram = {
  capabilities: [
    {
      ...healthy.capabilities.capabilities[0]!,
      state: 'failed',
      detail: 'Telegram bot token unauthorized (getMe returned 401)',
      sends: false,
      receives: false,
    },
  ],
  limitedBy: null,
} as const;

/** systemd gives up before the program: Result=resources, and nothing ran. */
function refusedEnvironment(facts: ReturnType<typeof file>): Facts {
  const path = '/home/ops/gw.env';
  return factsWith({
    ...gone,
    supervisor: units(
      endedUnit({
        active: 'activating',
        sub: 'auto-restart',
        result: 'resources',
        exit: {how: 'none', status: 0},
        restarts: 4,
        environmentFiles: [{path, optional: false}],
      }),
      absentUnit(),
    ),
    secrets: {...healthy.secrets, envFiles: [{path, optional: false, state: 'present'}], files: [{path, facts}]},
    log: {...logOf([]), restarts: [-40_000, -30_000, -20_000, -10_000].map((ago, i) => ({at: now + ago, counter: i + 1}))},
  });
}

export const secretFaults: readonly Fault[] = [
  {
    name: 'a token in a drop-in that the CLI does not see (wrong token)',
    facts: factsWith({
      secrets: tokens,
      cli: {
        answers: [
          cliAnswer('gateway call health --json', sample('wrong-token-health.json'), {exit: 1}),
          cliAnswer('status --json', sample('wrong-token-status.json')),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'secret-shadowed',
    behind: ['token-mismatch'],
    notes: ['secret-in-unit'],
    says: ['OPENCLAW_GATEWAY_TOKEN', '~d00d11', '~a1b2c3', dropIn, dotenv],
  },
  {
    name: 'the same, foretold without any CLI',
    facts: factsWith({secrets: tokens}),
    verdict: 'degraded',
    root: 'secret-shadowed',
    behind: ['token-mismatch'],
    notes: ['secret-in-unit'],
    says: ['~d00d11'],
  },
  {
    name: 'a refused token with only one source to be seen',
    facts: factsWith({cli: {answers: [cliAnswer('gateway call health --json', sample('wrong-token-health.json'), {exit: 1})]}}),
    verdict: 'degraded',
    root: 'token-mismatch',
    behind: [],
    says: ['gateway token mismatch'],
  },
  {
    name: 'a literal that beats a token in a drop-in for both sides',
    facts: factsWith({secrets: {...healthy.secrets, keys: [...healthy.secrets.keys, ...tokens.keys]}}),
    verdict: 'clear',
    root: null,
    behind: [],
    notes: ['secret-shadowed', 'secret-in-unit'],
    says: [],
  },
  {
    name: 'a key that was rotated under a running gateway',
    facts: factsWith({
      secrets: {
        ...healthy.secrets,
        keys: [
          ...healthy.secrets.keys,
          {
            name: 'LAB_API_KEY',
            sources: [
              {kind: 'environment-file', where: '/home/ops/.openclaw/gateway.systemd.env', mark: '~new001'},
              {kind: 'process', where: 'pid 4711', mark: '~old001'},
            ],
            daemon: {mark: '~old001', from: 'the running process'},
            cli: null,
          },
        ],
      },
    }),
    verdict: 'degraded',
    root: 'secret-shadowed',
    behind: [],
    says: ['LAB_API_KEY', '~old001', '~new001', 'a restart hands it the new value'],
  },
  {
    name: 'a reference to a variable that the gateway has not got',
    facts: factsWith({config: {...healthy.config, references}, capabilities: redTelegram}),
    verdict: 'degraded',
    root: 'secret-missing',
    behind: ['channel-down'],
    says: ['TELEGRAM_BOT_TOKEN', 'channels.telegram.botToken'],
    next: ['/home/ops/.openclaw/.env'],
  },
  {
    name: 'an environment file that the unit demands and that is not there (f04a)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        owner: 'nobody',
        processes: [],
        lock: null,
        units: [
          endedUnit({
            active: 'activating',
            sub: 'auto-restart',
            result: 'resources',
            exit: {how: 'none', status: 0},
            restarts: 2,
            startedAt: null,
            exitedAt: null,
            environmentFiles: [{path: '/home/ops/.openclaw/gateway.systemd.env', optional: false}],
            dropIns: ['/home/ops/.config/systemd/user/openclaw-gateway.service.d/20-env.conf'],
          }),
          absentUnit(),
        ],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
      http: refusedHttp(),
      log: journal('env-file-missing.journal', 1_000),
      secrets: {
        ...healthy.secrets,
        envFiles: [{path: '/home/ops/.openclaw/gateway.systemd.env', optional: false, state: 'missing'}],
        daemonNames: null,
      },
    }),
    verdict: 'down',
    root: 'env-file-missing',
    behind: ['unit-down'],
    says: ['/home/ops/.openclaw/gateway.systemd.env', '20-env.conf', 'Result=resources', 'Failed to load environment files'],
  },
  {
    name: 'the same after the start limit, where the file could not be looked for (f04a)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        owner: 'nobody',
        processes: [],
        lock: null,
        units: [
          endedUnit({
            result: 'resources',
            exit: {how: 'none', status: 0},
            restarts: 10,
            startedAt: null,
            exitedAt: null,
            environmentFiles: [{path: '/home/ops/.openclaw/gateway.systemd.env', optional: false}],
          }),
          absentUnit(),
        ],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
      http: refusedHttp(),
      log: undefined,
      secrets: undefined,
    }),
    verdict: 'down',
    root: 'env-file-missing',
    behind: ['crash-loop', 'start-limit-hit', 'unit-down'],
    says: ['/home/ops/.openclaw/gateway.systemd.env'],
  },
  {
    name: 'a demanded environment file that went away under a running gateway',
    facts: factsWith({
      supervisor: {...healthy.supervisor, units: [unit({environmentFiles: [{path: '/etc/openclaw.env', optional: false}]}), absentUnit()]},
      secrets: {...healthy.secrets, envFiles: [{path: '/etc/openclaw.env', optional: false, state: 'missing'}]},
    }),
    verdict: 'degraded',
    root: 'env-file-missing',
    behind: [],
    says: ['/etc/openclaw.env', 'its next start fails'],
  },
  {
    name: 'a secret in a system unit',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        owner: 'systemd-system',
        units: [unit({scope: 'system', fragment: '/etc/systemd/system/openclaw-gateway.service'})],
      },
      secrets: {
        ...healthy.secrets,
        keys: [
          {
            name: 'LAB_API_KEY',
            sources: [{kind: 'unit', where: '/etc/systemd/system/openclaw-gateway.service', mark: '~k1'}],
            daemon: {mark: '~k1', from: 'unit'},
            cli: null,
          },
        ],
      },
    }),
    verdict: 'degraded',
    root: 'secret-in-unit',
    behind: [],
    says: ['LAB_API_KEY', '/etc/systemd/system/openclaw-gateway.service', 'Every user'],
  },
  {
    name: 'a configuration with secrets that everybody can read',
    facts: factsWith({secrets: {...healthy.secrets, files: [{path: '/home/ops/.openclaw/openclaw.json', facts: file(845, 0o644)}]}}),
    verdict: 'degraded',
    root: 'secret-readable',
    behind: [],
    says: ['/home/ops/.openclaw/openclaw.json', '0644'],
    next: ['chmod 600 /home/ops/.openclaw/openclaw.json'],
  },
  {
    name: 'a configuration that its owner cannot read, at a start',
    facts: factsWith({
      ...gone,
      supervisor: units(endedUnit({exit: {how: 'exited', status: 78}}), absentUnit()),
      config: {...healthy.config, state: 'unreadable', mode: null, touchedVersion: null},
      secrets: {...healthy.secrets, files: [{path: '/home/ops/.openclaw/openclaw.json', facts: file(845, 0o000)}]},
      log: logOf([line('Gateway start blocked: existing config is missing gateway.mode.', -19_100)]),
    }),
    verdict: 'down',
    root: 'secret-readable',
    behind: ['unit-down'],
    says: ['its owner ops cannot read it (0000)', 'the gateway cannot read its configuration'],
  },
  {
    name: 'a demanded environment file that only root can read',
    facts: refusedEnvironment(file(6, 0o600, 0)),
    verdict: 'down',
    root: 'secret-readable',
    behind: ['unit-down', 'crash-loop'],
    says: ['/home/ops/gw.env', 'belongs to uid 0', 'systemd cannot start the unit that demands it'],
    next: ['chown ops: /home/ops/gw.env'],
  },
  {
    name: 'a demanded environment file that is a directory',
    facts: refusedEnvironment({...file(6, 0o755), kind: 'directory'}),
    verdict: 'down',
    root: 'env-file-missing',
    behind: ['unit-down', 'crash-loop'],
    says: ['/home/ops/gw.env', 'is a directory and not a file'],
  },
  {
    name: 'unit files, which everybody may read',
    facts: factsWith({secrets: {...healthy.secrets, files: [{path: dropIn, facts: file(80, 0o644)}]}}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a configuration that root left behind',
    facts: factsWith({secrets: {...healthy.secrets, files: [{path: '/home/ops/.openclaw/openclaw.json', facts: file(845, 0o600, 0)}]}}),
    verdict: 'degraded',
    root: 'secret-readable',
    behind: [],
    says: ['uid 0', 'ops'],
    next: ['chown ops: /home/ops/.openclaw/openclaw.json'],
  },
];
