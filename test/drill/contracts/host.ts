import {restart} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const host: readonly Contract[] = [
  ...both({fault: 'disk-full', drill: null, first: [['dd', 'if=/dev/zero', 'of={state}/workspace/core', 'bs=1M']]}),
  // The drill's gateway has tried to write since and said so, the lab's has not.
  {
    fault: 'inodes-full',
    drill: 'inodes-gone',
    says: ['verdict degraded', 'degraded inodes-full (~/.openclaw)', 'degraded disk-full behind inodes-full'],
  },
  {
    fault: 'inodes-full',
    version: '2026.4.14',
    drill: 'inodes-gone',
    says: ['verdict degraded', 'degraded inodes-full (~/.openclaw)', 'note disk-full behind inodes-full'],
  },
  // The lab looks in the service's first second.
  ...both({fault: 'port-taken', drill: 'port-thief', first: [restart]}),
  // The lab holds the coordinator's file alone; a repair also writes into the lock who it is.
  {fault: 'port-silent', drill: 'two-repairs', but: ['supervisor.value.lock.']},
  // The drill's provider is far away too, and its channels have been down for longer.
  {
    fault: 'egress-down',
    drill: 'everything-red',
    says: [
      'verdict degraded',
      'degraded egress-down',
      'degraded channel-down (telegram) behind egress-down',
      'degraded gateway-not-ready behind egress-down',
      'degraded provider-unusable (the provider) behind egress-down',
    ],
  },
];
