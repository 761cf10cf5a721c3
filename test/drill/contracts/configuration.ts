import {reload, restart, sed, start, stop, unit} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const configuration: readonly Contract[] = [
  // The lab's gateway has its keys in the file that is broken, the drill's in .env, where they still claim something.
  ...both({fault: 'config-broken', drill: 'half-written-config', but: ['capabilities']}),
  // The lab's gateway has its keys in the file that is gone, the drill's in .env, where they still claim something.
  ...both({fault: 'config-missing', drill: null, first: [['rm', '{config}']], but: ['capabilities']}),
  ...both({fault: 'config-incomplete', drill: null, first: [stop, sed('/"mode": "local"/d', '{config}'), start, 20_000]}),
  ...both({fault: 'config-rejected', drill: null, first: [sed('s|"mode": "local"|"mode": "local", "bogusKey": 1|', '{config}')]}),
  {
    fault: 'config-newer',
    drill: null,
    first: [sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), 20_000],
  },
  {
    fault: 'config-newer-refused',
    drill: null,
    first: [stop, sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), start, 20_000],
  },
  ...both({
    fault: 'config-split',
    drill: null,
    first: [
      ['cp', '-p', '{config}', '{home}/other.json'],
      sed('s|^Restart=always|Restart=always\nEnvironment=OPENCLAW_CONFIG_PATH={home}/other.json|', unit),
      reload,
      restart,
      30_000,
    ],
  }),
  ...both({fault: 'sources-disagree', drill: null, first: [sed('s|"port": [0-9]*|"port": 18999|', '{config}'), restart, 30_000]}),
  ...both({
    fault: 'bind-public',
    drill: null,
    first: [
      stop,
      sed('s|"bind": "loopback"|"bind": "lan"|', '{config}'),
      sed('s|"mode": "token"|"mode": "none"|', '{config}'),
      start,
      20_000,
    ],
  }),
];
