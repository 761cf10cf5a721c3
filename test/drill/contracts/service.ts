import {forget, kept, reload, restart, sed, shoot, start, stop, unit} from './acts.ts';
import {both, type Contract} from './contract.ts';

export const service: readonly Contract[] = [
  ...both({fault: 'unit-down', drill: 'first-ladder'}),
  ...both({fault: 'unit-missing', drill: null, first: [stop, ['mv', unit, kept], reload]}),
  ...both({
    fault: 'two-owners',
    drill: null,
    first: [
      ['sudo', 'cp', unit, '/etc/systemd/system/{unit}'],
      ['sudo', 'sed', '-i', 's|^\\[Service\\]|[Service]\nUser={user}|', '/etc/systemd/system/{unit}'],
      ['sudo', 'sed', '-i', '/RestartPreventExitStatus/d', '/etc/systemd/system/{unit}'],
      ['sudo', 'systemctl', 'daemon-reload'],
      ['sudo', 'systemctl', 'start', '{unit}'],
    ],
  }),
  {fault: 'foreground-owner', drill: 'forgotten-foreground'},
  // The older release's service would kill a gateway that it finds; somebody has run one while the service was stopped.
  {fault: 'foreground-owner', version: '2026.4.14', drill: 'forgotten-foreground', first: [forget]},
  ...both({fault: 'reload-needed', drill: null, first: [sed('s/^RestartSec=5$/RestartSec=7/', unit)]}),
  ...both({
    fault: 'crash-loop',
    drill: null,
    first: [
      stop,
      sed('s|^RestartSec=5|RestartSec=1|', unit),
      reload,
      start,
      500,
      shoot,
      1_500,
      shoot,
      1_500,
      sed('s|^RestartSec=1|RestartSec=60|', unit),
      reload,
      shoot,
    ],
  }),
  ...both({
    fault: 'start-limit-hit',
    drill: null,
    first: [
      stop,
      ['cp', '-p', unit, kept],
      sed('s|[^ ]*/dist/index.js|/opt/openclaw/2026.1.1/dist/entry.js|', unit),
      reload,
      start,
      70_000,
      ['cp', '-p', kept, unit],
      reload,
    ],
  }),
  {fault: 'heap-limit', drill: null, first: [sed('s|--max-old-space-size=[0-9]*|--max-old-space-size=20|', unit), reload, restart, 2_000]},
  {
    fault: 'heap-limit',
    version: '2026.4.14',
    drill: null,
    first: [sed('s|^ExecStart=[^ ]*|& --max-old-space-size=20|', unit), reload, restart, 2_000],
  },
  // The lab's gateway is killed before it has taken its lock, the drill's when it has just become ready.
  ...both({fault: 'oom-killed', drill: 'out-of-memory', but: ['supervisor.value.lock.'], first: [stop, forget, start, 11_500]}),
];
