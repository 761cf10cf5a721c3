import {forget, link, reload, restart, sed, start, unit} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const installation: readonly Contract[] = [
  {fault: 'entry-missing', drill: 'hard-coded-path', first: [forget, start, 1_500]},
  {
    fault: 'entry-missing',
    version: '2026.4.14',
    drill: null,
    first: [sed('s|[^ ]*/dist/index.js|/opt/openclaw/2026.1.1/dist/entry.js|', unit), reload, restart, 1_500],
  },
  ...both({
    fault: 'entry-missing-node',
    drill: null,
    first: [sed('s|^ExecStart=[^ ]*|ExecStart=/opt/node22-gone/bin/node|', unit), reload, restart, 2_000],
  }),
  ...both({
    fault: 'entry-stale',
    drill: null,
    first: [
      ['sudo', 'mkdir', '-p', '/srv/openclaw-old/node_modules'],
      ['sudo', 'cp', '-r', '{package}', '/srv/openclaw-old/node_modules'],
      sed('s|{package}/|/srv/openclaw-old/node_modules/openclaw/|', unit),
      reload,
    ],
  }),
  ...both({
    fault: 'node-mismatch',
    drill: null,
    first: [
      ['sudo', 'apt-get', 'install', 'nodejs=20.20.2-1nodesource1'],
      sed('s|^ExecStart=[^ ]*|ExecStart=/usr/bin/node|', unit),
      reload,
    ],
  }),
  // The lab has a Node that fits on the PATH of its users, and the command there runs under it.
  ...both({
    fault: 'node-mismatch-loop',
    drill: 'node-major',
    first: [forget, start, 1_500],
    says: ['verdict down', 'down node-mismatch', 'down unit-down behind node-mismatch', 'note cli-unusable behind node-mismatch'],
  }),
  // The lab's configuration was written by hand and bears no release's stamp.
  {fault: 'version-skew', drill: null, first: [sed('/lastTouchedVersion/d', '{config}'), ['npm', 'install', '-g', 'openclaw@2026.4.14']]},
  {fault: 'version-skew', version: '2026.4.14', drill: null, first: [['npm', 'install', '-g', 'openclaw@2026.9.6']]},
  {fault: 'version-skew-cli', drill: null, first: [['npm', 'install', '-g', '--prefix', '{home}/next', 'openclaw@2026.4.14'], link]},
  {
    fault: 'version-skew-cli',
    version: '2026.4.14',
    drill: null,
    first: [['npm', 'install', '-g', '--prefix', '{home}/next', 'openclaw@2026.9.6'], link],
  },
];
