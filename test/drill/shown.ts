/** What the rules say at one moment: the verdict, then severity, code, subject and what it stands behind, the root first. */
export interface Moment {
  /** Seconds after the last act of the stage before; of the first stage, after the pager went off. */
  readonly after: number;
  /** The same for every seed, or for each of them what its loop is about to do at that moment. */
  readonly shows: readonly string[] | Readonly<Record<number, readonly string[]>>;
}

/** What each drill shows to a responder who looks at these moments and does what solves it. */
export const shown: Readonly<Record<string, {readonly stages: readonly Moment[]; readonly solved: readonly Moment[]}>> = {
  'container-half-a-file': {
    stages: [
      {
        after: 0,
        shows: ['verdict down', 'down config-broken', 'down crash-loop behind config-broken', 'down unit-down behind config-broken'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'container-out-of-memory': {
    stages: [
      {
        after: 0,
        // It is met while it waits for its next start, or in the seconds in which it has a process.
        shows: {
          1: ['verdict down', 'down oom-killed', 'down crash-loop behind oom-killed', 'down unit-down behind oom-killed'],
          2: ['verdict down', 'down oom-killed', 'down crash-loop behind oom-killed', 'down unit-down behind oom-killed'],
          3: ['verdict down', 'degraded oom-killed', 'down crash-loop behind oom-killed', 'note gateway-starting behind oom-killed'],
        },
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'container-restarted-not-made': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded reload-needed']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'everything-red': {
    stages: [
      {
        after: 0,
        shows: [
          'verdict degraded',
          'degraded egress-down',
          'degraded channel-down (telegram) behind egress-down',
          'degraded gateway-not-ready behind egress-down',
          'degraded provider-unusable (the provider) behind egress-down',
        ],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'expired-credential': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded provider-unusable (the provider)']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'first-ladder': {stages: [{after: 0, shows: ['verdict down', 'down unit-down']}], solved: [{after: 22, shows: ['verdict clear']}]},
  'forgotten-foreground': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded foreground-owner', 'degraded unit-down behind foreground-owner']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'green-and-silent': {stages: [{after: 0, shows: ['verdict clear']}], solved: [{after: 22, shows: ['verdict clear']}]},
  'half-session': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded channel-half (telegram)', 'degraded gateway-not-ready behind channel-half']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'half-written-config': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded config-broken']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'hard-coded-path': {
    stages: [
      {
        after: 0,
        shows: [
          'verdict down',
          'down entry-missing',
          'down crash-loop behind entry-missing',
          'down start-limit-hit behind entry-missing',
          'down unit-down behind entry-missing',
        ],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'inodes-gone': {
    stages: [
      {
        after: 0,
        shows: {
          1: ['verdict degraded', 'degraded inodes-full (~/.openclaw)', 'note disk-full behind inodes-full'],
          2: ['verdict degraded', 'degraded inodes-full (~/.openclaw)', 'note disk-full behind inodes-full'],
          3: ['verdict degraded', 'degraded inodes-full (~/.openclaw)', 'degraded disk-full behind inodes-full'],
        },
      },
    ],
    solved: [{after: 22, shows: ['verdict clear', 'note disk-full']}],
  },
  'mac-brewed-away': {
    stages: [
      {
        after: 0,
        shows: [
          'verdict down',
          'down entry-missing',
          'down crash-loop behind entry-missing',
          'down spawn-failed behind entry-missing',
          'down unit-down behind entry-missing',
        ],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'mac-edited-and-kicked': {
    stages: [{after: 0, shows: ['verdict degraded', 'degraded reload-needed']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'mac-for-linux-hands': {stages: [{after: 0, shows: ['verdict down', 'down unit-down']}], solved: [{after: 22, shows: ['verdict clear']}]},
  'mac-half-a-file': {
    stages: [
      {
        after: 0,
        // Of the second seed it is met in the second in which it has a process.
        shows: {
          1: ['verdict down', 'down config-broken', 'down crash-loop behind config-broken', 'down unit-down behind config-broken'],
          2: ['verdict down', 'down config-broken', 'down crash-loop behind config-broken', 'down port-silent behind config-broken'],
          3: ['verdict down', 'down config-broken', 'down crash-loop behind config-broken', 'down unit-down behind config-broken'],
        },
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'mac-in-the-other-window': {
    stages: [
      {
        after: 0,
        shows: ['verdict degraded', 'degraded foreground-owner', 'degraded unit-down behind foreground-owner'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'mac-nobody-at-the-desktop': {
    stages: [{after: 0, shows: ['verdict down', 'down unit-down']}],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'mac-parked': {stages: [{after: 0, shows: ['verdict down', 'down unit-down']}], solved: [{after: 22, shows: ['verdict clear']}]},
  'mac-upgraded-away': {
    stages: [
      {
        after: 0,
        shows: ['verdict down', 'down entry-missing', 'down crash-loop behind entry-missing', 'down unit-down behind entry-missing'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'node-major': {
    stages: [
      {
        after: 0,
        shows: [
          'verdict down',
          'down node-mismatch',
          'down crash-loop behind node-mismatch',
          'down start-limit-hit behind node-mismatch',
          'down unit-down behind node-mismatch',
          'note cli-unusable behind node-mismatch',
        ],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'out-of-memory': {
    stages: [
      {
        after: 0,
        shows: {
          1: ['verdict down', 'degraded oom-killed', 'down crash-loop behind oom-killed', 'degraded gateway-starting behind oom-killed'],
          2: [
            'verdict degraded',
            'degraded oom-killed',
            'degraded channels-suppressed behind oom-killed',
            'degraded crash-loop behind oom-killed',
            'degraded gateway-starting behind oom-killed',
          ],
          3: ['verdict down', 'degraded oom-killed', 'down crash-loop behind oom-killed', 'degraded gateway-starting behind oom-killed'],
        },
      },
      {
        after: 22,
        shows: [
          'verdict degraded',
          'degraded channels-suppressed',
          'degraded channel-down (telegram) behind channels-suppressed',
          'note oom-killed',
        ],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear', 'note oom-killed']}],
  },
  'port-thief': {
    stages: [
      {after: 0, shows: ['verdict down', 'down port-taken', 'degraded channels-suppressed behind port-taken']},
      {
        after: 22,
        shows: ['verdict degraded', 'degraded channels-suppressed', 'degraded channel-down (telegram) behind channels-suppressed'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'rescue-loop': {
    stages: [
      {
        after: 0,
        shows: {
          1: [
            'verdict degraded',
            'degraded crash-loop',
            'degraded channel-down (telegram) behind crash-loop',
            'degraded channels-suppressed behind crash-loop',
          ],
          2: [
            'verdict down',
            'down crash-loop',
            'degraded channels-suppressed behind crash-loop',
            'degraded gateway-starting behind crash-loop',
          ],
          3: ['verdict down', 'down crash-loop', 'down unit-down behind crash-loop'],
        },
      },
      // The crashes are the root for as long as they count as a loop.
      {
        after: 330,
        shows: ['verdict degraded', 'degraded channels-suppressed', 'degraded channel-down (telegram) behind channels-suppressed'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'retired-entry': {stages: [{after: 0, shows: ['verdict clear', 'note entry-stale']}], solved: [{after: 22, shows: ['verdict clear']}]},
  'shadowed-secret': {
    stages: [
      {
        after: 0,
        shows: ['verdict degraded', 'degraded secret-shadowed (OPENCLAW_GATEWAY_TOKEN)', 'degraded token-mismatch behind secret-shadowed'],
      },
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'two-faults': {
    stages: [
      {
        after: 0,
        shows: [
          'verdict down',
          'down env-file-missing',
          'down crash-loop behind env-file-missing',
          'down start-limit-hit behind env-file-missing',
          'down unit-down behind env-file-missing',
        ],
      },
      {after: 22, shows: ['verdict degraded', 'degraded channel-down (telegram)', 'degraded gateway-not-ready behind channel-down']},
    ],
    solved: [{after: 22, shows: ['verdict clear']}],
  },
  'two-repairs': {stages: [{after: 0, shows: ['verdict down', 'down port-silent']}], solved: [{after: 22, shows: ['verdict clear']}]},
};
