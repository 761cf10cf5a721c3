import {readFileSync} from 'node:fs';
import type {CapabilitiesValue, Capability} from '../../../src/model/index.ts';
import {cliAnswer, factsWith, healthyReadings, line, now} from '../facts.ts';
import {type Fault, logOf} from './fault.ts';

const healthy = healthyReadings();
const telegram: Capability = healthy.capabilities.capabilities[0]!;
const unauthorised = 'Telegram bot token unauthorized for account "default" (getMe returned 401 from Telegram; source: config token)';

function having(
  ...changes: readonly (Partial<Capability> & {readonly kind: Capability['kind']; readonly name: string})[]
): CapabilitiesValue {
  return {
    capabilities: changes.map((one) => ({
      ...telegram,
      claimedIn: `openclaw.json ${one.kind}s.${one.name}`,
      state: 'failed',
      sends: null,
      receives: null,
      checkedAt: now,
      ...one,
    })),
    limitedBy: null,
  };
}

const unreachable = {seen: false, why: 'unreachable', detail: 'getaddrinfo EAI_AGAIN'} as const;

export const capabilityFaults: readonly Fault[] = [
  {
    name: 'a channel whose token is refused (f09)',
    facts: factsWith({
      capabilities: having({kind: 'channel', name: 'telegram', detail: unauthorised, sends: false, receives: false}),
      http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram']}},
    }),
    verdict: 'degraded',
    root: 'channel-down',
    behind: ['gateway-not-ready'],
    says: ['telegram', 'getMe returned 401'],
    next: ['--channel telegram'],
  },
  {
    name: 'channels that a forgotten drop-in switches off, while everything is green',
    facts: factsWith({
      secrets: {
        ...healthy.secrets,
        switchedOff: [
          {
            what: 'channels',
            variable: 'OPENCLAW_SKIP_CHANNELS=1',
            where: '/home/ops/.config/systemd/user/openclaw-gateway.service.d/50-test.conf',
            holds: true,
          },
        ],
      },
      capabilities: having({
        kind: 'channel',
        name: 'telegram',
        detail: 'switched off by OPENCLAW_SKIP_CHANNELS=1 (/home/ops/.config/systemd/user/openclaw-gateway.service.d/50-test.conf)',
        sends: false,
        receives: false,
      }),
      log: logOf([line('[channels] skipping channel start (OPENCLAW_SKIP_CHANNELS=1 or OPENCLAW_SKIP_PROVIDERS=1)', -3_600_000)]),
    }),
    verdict: 'degraded',
    root: 'switched-off',
    behind: ['channel-down'],
    says: ['telegram', 'OPENCLAW_SKIP_CHANNELS=1', '50-test.conf', 'nothing comes in'],
    next: ['restart'],
  },
  {
    name: 'a switch that waits for the next start',
    facts: factsWith({
      secrets: {
        ...healthy.secrets,
        switchedOff: [{what: 'channels', variable: 'OPENCLAW_SKIP_CHANNELS=1', where: '/etc/openclaw/env', holds: false}],
      },
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    notes: ['switched-off'],
    says: [],
  },
  {
    name: 'a scheduler that is switched off where no job is claimed',
    facts: factsWith({
      secrets: {
        ...healthy.secrets,
        switchedOff: [{what: 'cron', variable: 'OPENCLAW_SKIP_CRON=1', where: '/etc/openclaw/env', holds: true}],
      },
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    notes: ['switched-off'],
    says: [],
  },
  {
    name: 'messages that were given up, while everything is green',
    facts: factsWith({
      cli: {
        answers: [
          cliAnswer('gateway call health --json --timeout 3000', {
            ok: true,
            deliveryQueues: {
              failed: [{queueName: 'outbound', count: 3, oldestFailedAt: now - 7_200_000}],
            },
          }),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'delivery-dead',
    behind: [],
    says: ['3 messages of queue outbound were given up', 'the oldest at'],
  },
  {
    name: 'messages that wait for an hour behind one that does not end',
    facts: factsWith({
      cli: {
        answers: [
          cliAnswer('gateway call health --json --timeout 3000', {
            deliveryQueues: {
              failed: [],
              ingressPressure: [{channelId: 'telegram', accountId: 'default', pendingCount: 2, oldestReceivedAt: now - 3_600_000}],
            },
          }),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'delivery-dead',
    behind: [],
    says: ['2 messages of inbound telegram/default wait', 'behind one that does not end'],
  },
  {
    name: 'a session that does not move while everything is green',
    facts: factsWith({
      log: logOf([
        line(
          '[diagnostic] stalled session: sessionId=s1 sessionKey=agent:main:main state=processing age=412s queueDepth=2 reason=no_progress',
          -60_000,
        ),
      ]),
    }),
    verdict: 'degraded',
    root: 'session-stuck',
    behind: [],
    says: ['agent:main:main', '7 min', '2 messages wait behind it'],
  },
  {
    name: 'a lane that was busy for some seconds',
    facts: factsWith({log: logOf([line('[diagnostic] lane wait exceeded: lane=main waitedMs=12000 queueAhead=3', -60_000)])}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a lane that waited for an hour',
    facts: factsWith({log: logOf([line('[diagnostic] lane wait exceeded: lane=main waitedMs=3600000 queueAhead=3', -60_000)])}),
    verdict: 'degraded',
    root: 'session-stuck',
    behind: [],
    says: ['lane main waited 60 min'],
  },
  {
    name: 'a channel that only /readyz names',
    facts: factsWith({
      capabilities: undefined,
      http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram']}},
    }),
    verdict: 'degraded',
    root: 'channel-down',
    behind: ['gateway-not-ready'],
    says: ['telegram', '/readyz'],
  },
  {
    name: 'a channel that sends and does not receive',
    facts: factsWith({
      capabilities: having({kind: 'channel', name: 'telegram', detail: 'getMe ok, getUpdates 409', sends: true, receives: false}),
      log: logOf([line('[telegram] [default] Telegram getUpdates conflict: Conflict: terminated by other getUpdates request', -30_000)]),
    }),
    verdict: 'degraded',
    root: 'channel-half',
    behind: [],
    says: ['telegram', 'sends but does not receive', 'getUpdates conflict'],
  },
  {
    name: 'a channel into which messages came until another poller took them, on a release that does not say "connected"',
    facts: factsWith({
      capabilities: having({
        kind: 'channel',
        name: 'telegram',
        state: 'working',
        detail: 'messages came in since its start',
        sends: true,
        receives: true,
      }),
      log: logOf([line('[telegram] [default] Telegram getUpdates conflict: Conflict: terminated by other getUpdates request', -20_000)]),
    }),
    verdict: 'degraded',
    root: 'channel-half',
    behind: [],
    says: ['telegram', 'another poller takes its messages'],
  },
  {
    name: 'a plugin that did not load',
    facts: factsWith({
      capabilities: having(
        {kind: 'plugin', name: 'voice-call', detail: 'plugin load failed: Cannot find package'},
        {kind: 'channel', name: 'telegram', state: 'working', detail: 'ok'},
      ),
    }),
    verdict: 'degraded',
    root: 'capability-lost',
    behind: [],
    says: ['Plugin voice-call', 'plugin load failed'],
  },
  {
    name: 'a skill whose key went missing',
    facts: factsWith({
      capabilities: having(
        {kind: 'skill', name: 'mailer', detail: 'not eligible: missing env MAILER_API_KEY'},
        {kind: 'channel', name: 'telegram', state: 'working', detail: 'ok'},
      ),
      config: {...healthy.config, references: [{at: 'skills.entries.mailer.apiKey', name: 'MAILER_API_KEY', source: 'env'}]},
    }),
    verdict: 'degraded',
    root: 'secret-missing',
    behind: ['capability-lost'],
    says: ['MAILER_API_KEY', 'skills.entries.mailer.apiKey'],
  },
  {
    name: 'a provider that refuses its key',
    facts: factsWith({
      capabilities: having(
        {kind: 'provider', name: 'lab', detail: 'it is in use and has no usable key'},
        {kind: 'channel', name: 'telegram', state: 'working', detail: 'ok'},
      ),
      log: logOf([
        line('[agent/embedded] embedded run agent end: model=lab-model provider=lab error=HTTP 401 Incorrect API key provided', -60_000),
      ]),
    }),
    verdict: 'degraded',
    root: 'provider-unusable',
    behind: [],
    says: ['lab', 'no usable key', '401 Incorrect API key provided'],
  },
  {
    name: 'a model of a provider that nobody knows',
    facts: factsWith({
      capabilities: having(
        {kind: 'provider', name: 'nobody', claimedIn: 'openclaw.json agents.defaults.model.primary', state: 'claimed', detail: ''},
        {kind: 'channel', name: 'telegram', state: 'working', detail: 'ok'},
      ),
      log: logOf([
        line(
          '[diagnostic] lane task error: lane=main durationMs=1731 error="Unknown model: nobody/none. Run `openclaw models list`"',
          -60_000,
        ),
      ]),
    }),
    verdict: 'degraded',
    root: 'provider-unusable',
    behind: [],
    says: ['Unknown model: nobody/none', 'agents.defaults.model.primary'],
    next: ['openclaw models list --json'],
  },
  {
    name: 'a model that somebody asked for by hand',
    facts: factsWith({
      log: logOf([
        line(
          '[diagnostic] lane task error: lane=main durationMs=1731 error="Unknown model: nobody/none. Run `openclaw models list`"',
          -60_000,
        ),
      ]),
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a provider without a key, told by the CLI',
    facts: factsWith({
      cli: {
        answers: [
          cliAnswer(
            'models status --check --json',
            JSON.parse(readFileSync(new URL('../samples/models-status.json', import.meta.url), 'utf8')),
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'degraded',
    root: 'provider-unusable',
    behind: [],
    says: ['openai', 'openai/gpt-5.4'],
  },
  {
    name: 'a provider that throttles',
    facts: factsWith({
      capabilities: having(
        {kind: 'provider', name: 'lab', detail: 'HTTP 429 too many requests'},
        {kind: 'channel', name: 'telegram', state: 'working', detail: 'ok'},
      ),
      log: logOf([1, 2, 3, 4].map((at) => line(`[agents] provider lab failed: status=429 too many requests (try ${at})`, -at * 20_000))),
    }),
    verdict: 'degraded',
    root: 'upstream-throttled',
    behind: ['provider-unusable'],
    says: ['4 lines', '429'],
  },
  {
    name: 'every channel red at once because names do not resolve',
    facts: factsWith({
      capabilities: having(
        {kind: 'channel', name: 'telegram', detail: 'fetch failed', sends: false, receives: false},
        {kind: 'channel', name: 'discord', detail: 'getaddrinfo EAI_AGAIN', sends: false, receives: false},
        {kind: 'provider', name: 'openai', detail: 'fetch failed'},
      ),
      http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['telegram', 'discord']}},
      egress: {
        checks: [
          {target: 'api.telegram.org', what: 'name', result: unreachable},
          {target: 'discord.com', what: 'name', result: unreachable},
        ],
      },
    }),
    verdict: 'degraded',
    root: 'egress-down',
    behind: ['channel-down', 'channel-down', 'provider-unusable', 'gateway-not-ready'],
    says: ['api.telegram.org', 'EAI_AGAIN', 'telegram, discord and openai', 'not the channels'],
  },
  {
    name: 'every channel red at once, where only the log could be read',
    facts: factsWith({
      capabilities: having(
        {kind: 'channel', name: 'telegram', detail: 'fetch failed', sends: false, receives: false},
        {kind: 'channel', name: 'discord', detail: 'fetch failed', sends: false, receives: false},
      ),
      log: logOf(
        [1, 2, 3].map((at) =>
          line("[telegram] Network request for 'getUpdates' failed: getaddrinfo EAI_AGAIN api.telegram.org", -at * 10_000),
        ),
      ),
    }),
    verdict: 'degraded',
    root: 'egress-down',
    behind: ['channel-down', 'channel-down'],
    says: ['EAI_AGAIN'],
  },
  {
    name: 'a plugin reload that does not end',
    facts: factsWith({http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['plugin-reload']}}}),
    verdict: 'degraded',
    root: 'gateway-not-ready',
    behind: [],
    says: ['plugin-reload'],
  },
  {
    name: 'a gateway that drains',
    facts: factsWith({
      http: {...healthy.http, ready: {...healthy.http.ready!, ready: false, failing: ['gateway-draining'], startup: 'draining'}},
    }),
    verdict: 'degraded',
    root: 'gateway-not-ready',
    behind: [],
    says: ['draining'],
    next: ['systemctl --user status openclaw-gateway.service'],
  },
];
