import {configured, forget, restart, start} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const gateway: readonly Contract[] = [
  ...both({fault: 'gateway-hung', drill: null, first: [['systemctl', '--user', 'kill', '--signal', 'STOP', '{unit}']]}),
  {fault: 'gateway-not-ready', drill: null, first: [['openclaw', 'gateway', 'suspend', '--json']]},
  ...both({fault: 'channel-down', drill: 'two-faults', first: [['cp', '-p', '{keyCopy}', '{keyFile}'], forget, start, 60_000]}),
  {fault: 'channel-half', drill: 'half-session'},
  // Nothing has come in since the start of the lab's gateway.
  {fault: 'channel-half', version: '2026.4.14', drill: 'half-session', first: [restart, 20_000]},
  // The lab's gateway has one channel.
  {
    fault: 'channels-suppressed',
    drill: 'port-thief',
    first: [['openclaw', 'config', 'set', 'channels.{second}.enabled', 'false'], restart, 90_000, ['kill', '{thiefPid}'], 60_000],
  },
  ...both({fault: 'provider-unusable', drill: 'expired-credential'}),
  ...both({fault: 'upstream-throttled', drill: null, plant: ['provider-throttled']}),
  {
    fault: 'capability-lost',
    drill: null,
    first: [configured('"mcp": {"servers": {"lab-notes": {"command": "/usr/local/bin/lab-notes-mcp", "args": []}}}'), 20_000],
  },
  {fault: 'capability-lost-plugin', drill: null, first: [configured('"plugins": {"entries": {"lab-notes": {"enabled": true}}}'), 20_000]},
];
