import type {Capability} from '../../../src/model/index.ts';
import {factsWith, healthyReadings} from '../facts.ts';
import type {Fault} from './fault.ts';

const healthy = healthyReadings();
const telegram: Capability = healthy.capabilities.capabilities[0]!;
const dropIn = '/home/ops/.config/systemd/user/openclaw-gateway.service.d/proxy.conf';
const set = 'Service.Environment=HTTPS_PROXY=http://10.0.0.9:3128 NO_PROXY=localhost';
const unreachable = {seen: false, why: 'unreachable', detail: 'getaddrinfo EAI_AGAIN'} as const;

const proxied = {
  unit: {...healthy.unit, files: [...healthy.unit.files, {path: dropIn, mode: 0o644, settings: [set]}]},
  secrets: {...healthy.secrets, daemonNames: [...(healthy.secrets.daemonNames ?? []), 'HTTPS_PROXY', 'NO_PROXY']},
  egress: {checks: [{target: 'api.telegram.org', what: 'name', result: unreachable}]},
} as const;

const withChannel = (changes: Partial<Capability>): typeof healthy.capabilities => ({
  capabilities: [{...telegram, ...changes}],
  limitedBy: null,
});

/** A gateway that goes out through somebody else. */
export const proxies: readonly Fault[] = [
  {
    name: 'a channel behind a proxy that lets nobody through',
    facts: factsWith({
      ...proxied,
      capabilities: withChannel({
        state: 'failed',
        sends: false,
        receives: false,
        detail: 'its own check failed: fetch failed | connect ECONNREFUSED 10.0.0.9:3128',
      }),
    }),
    verdict: 'degraded',
    root: 'channel-down',
    behind: [],
    says: ['10.0.0.9:3128 is not its far side', 'HTTPS_PROXY', dropIn],
  },
  {
    name: 'the same channel, refused by its own far side',
    facts: factsWith({
      ...proxied,
      egress: {checks: []},
      capabilities: withChannel({state: 'failed', sends: false, receives: false, detail: 'getMe returned 401'}),
    }),
    verdict: 'degraded',
    root: 'channel-down',
    behind: [],
    says: ['getMe returned 401.'],
  },
  {
    name: 'a host whose only way out is its proxy, by which all works',
    facts: factsWith({...proxied, capabilities: withChannel({state: 'working'})}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
];
