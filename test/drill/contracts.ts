import type {Code} from '../../src/model/index.ts';
import type {Drill} from '../../src/drill/index.ts';

/** How the drill's host comes into the same state as the lab's with a fault. */
export interface Contract {
  /** The fault's name in the lab. */
  readonly fault: string;
  /** 2026.9.6 unless told. */
  readonly version?: string;
  /** The drill that has it; null = a host on which all was well. */
  readonly drill: string | null;
  /** What is planted on such a host, by the names that drills use; for what only the far side can do. */
  readonly plant?: readonly string[];
  /** What is done there first, so that the states are the same: commands, and milliseconds that pass. */
  readonly first?: readonly (readonly string[] | number)[];
  /** Parts of readings that differ because the two hosts are set up differently, with the reason in a comment beside it. */
  readonly but?: readonly string[];
  /** Findings that stand there only because one of the two has been in that state for longer, with the reason in a comment beside it. */
  readonly also?: readonly Code[];
}

const unit = '{home}/.config/systemd/user/{unit}';
const kept = '{home}/kept.service';
const reload = ['systemctl', '--user', 'daemon-reload'];
const restart = ['systemctl', '--user', 'restart', '{unit}'];
const stop = ['systemctl', '--user', 'stop', '{unit}'];
const forget = ['systemctl', '--user', 'reset-failed', '{unit}'];
const start = ['systemctl', '--user', 'start', '{unit}'];
const shoot = ['systemctl', '--user', 'kill', '--signal', 'KILL', '{unit}'];
/** What a contract is about that names no release. */
export const newest = '2026.9.6';

const link = ['ln', '-sfn', '{home}/next/bin/openclaw', '{cli}'];
const configured = (section: string): readonly string[] => sed(`s|"meta": {|${section}, "meta": {|`, '{config}');
const sed = (script: string, path: string): readonly string[] => ['sed', '-i', script, path];

/** A drill of that release with nothing planted in it but what is named. */
export function unharmed(drill: Drill, version = newest, plant: Contract['plant'] = []): Drill {
  return {...drill, version, plant: plant.map(fault => ({fault, options: {}}))};
}

/** The same drill on a host of another release. */
export function ofRelease(drill: Drill, version = drill.version): Drill {
  return {...drill, version};
}

/** The same on hosts of both releases. */
function both(contract: Contract): readonly Contract[] {
  return [contract, {...contract, version: '2026.4.14'}];
}

export const contracts: readonly Contract[] = [
  ...both({fault: 'unit-down', drill: 'first-ladder'}),
  // The lab's gateway has its keys in the file that is broken, the drill's in .env, where they still claim something.
  ...both({fault: 'config-broken', drill: 'half-written-config', but: ['capabilities']}),
  ...both({fault: 'disk-full', drill: null, first: [['dd', 'if=/dev/zero', 'of={state}/workspace/core', 'bs=1M']]}),
  // The drill's gateway has tried to write since and said so, the lab's has not.
  ...both({fault: 'inodes-full', drill: 'inodes-gone', also: ['disk-full']}),
  // The drill's provider is far away too, and its channels have been down for longer.
  {fault: 'egress-down', drill: 'everything-red', also: ['gateway-not-ready', 'provider-unusable']},
  {fault: 'channel-half', drill: 'half-session'},
  // Nothing has come in since the start of the lab's gateway.
  {fault: 'channel-half', version: '2026.4.14', drill: 'half-session', first: [restart, 20_000]},
  ...both({fault: 'provider-unusable', drill: 'expired-credential'}),
  {fault: 'entry-missing', drill: 'hard-coded-path', first: [forget, start, 1_500]},
  {fault: 'entry-missing', version: '2026.4.14', drill: null, first: [sed('s|[^ ]*/dist/index.js|/opt/openclaw/2026.1.1/dist/entry.js|', unit), reload, restart, 1_500]},
  {fault: 'port-taken', drill: 'port-thief', first: [restart]},
  // The lab looks in the service's first second, before it has taken its lock.
  {fault: 'port-taken', version: '2026.4.14', drill: 'port-thief', first: [restart]},
  {fault: 'foreground-owner', drill: 'forgotten-foreground'},
  // The older release's service would kill a gateway that it finds; somebody has run one while the service was stopped.
  {fault: 'foreground-owner', version: '2026.4.14', drill: 'forgotten-foreground', first: [forget]},
  ...both({
    fault: 'secret-shadowed', drill: null,
    first: [
      sed('s|^OPENCLAW_GATEWAY_TOKEN=.*|OPENCLAW_GATEWAY_TOKEN=labtoken-99aa88bb77cc66dd55ee44ff|', '{state}/.env'),
      sed('s|^Restart=always|&\nEnvironment=OPENCLAW_GATEWAY_TOKEN=labtoken-4f1d6c0b2a9e8d7c6b5a4f3e|', unit), reload, restart, 30_000,
    ],
  }),
  ...both({fault: 'node-mismatch-loop', drill: 'node-major', first: [forget, start, 1_500]}),
  ...both({fault: 'env-file-missing', drill: 'two-faults', first: [forget, start, 1_500]}),
  // The lab's gateway is killed before it has taken its lock, the drill's when it has just become ready.
  ...both({fault: 'oom-killed', drill: 'out-of-memory', but: ['supervisor.value.lock.'], first: [stop, forget, start, 11_500]}),
  // The lab holds the coordinator's file alone; a repair also writes into the lock who it is.
  {fault: 'port-silent', drill: 'two-repairs', but: ['supervisor.value.lock.']},
  {fault: 'capability-lost', drill: null, first: [configured('"mcp": {"servers": {"lab-notes": {"command": "/usr/local/bin/lab-notes-mcp", "args": []}}}'), 20_000]},
  {fault: 'capability-lost-plugin', drill: null, first: [configured('"plugins": {"entries": {"lab-notes": {"enabled": true}}}'), 20_000]},
  ...both({
    fault: 'entry-stale', drill: null,
    first: [['sudo', 'mkdir', '-p', '/srv/openclaw-old/node_modules'], ['sudo', 'cp', '-r', '{package}', '/srv/openclaw-old/node_modules'], sed('s|{package}/|/srv/openclaw-old/node_modules/openclaw/|', unit), reload],
  }),
  ...both({fault: 'node-mismatch', drill: null, first: [['sudo', 'apt-get', 'install', 'nodejs=20.20.2-1nodesource1'], sed('s|^ExecStart=[^ ]*|ExecStart=/usr/bin/node|', unit), reload]}),
  // The lab's configuration was written by hand and bears no release's stamp.
  {fault: 'version-skew', drill: null, first: [sed('/lastTouchedVersion/d', '{config}'), ['npm', 'install', '-g', 'openclaw@2026.4.14']]},
  {fault: 'version-skew', version: '2026.4.14', drill: null, first: [['npm', 'install', '-g', 'openclaw@2026.9.6']]},
  {fault: 'version-skew-cli', drill: null, first: [['npm', 'install', '-g', '--prefix', '{home}/next', 'openclaw@2026.4.14'], link]},
  {fault: 'version-skew-cli', version: '2026.4.14', drill: null, first: [['npm', 'install', '-g', '--prefix', '{home}/next', 'openclaw@2026.9.6'], link]},
  ...both({
    fault: 'two-owners', drill: null,
    first: [
      ['sudo', 'cp', unit, '/etc/systemd/system/{unit}'],
      ['sudo', 'sed', '-i', 's|^\\[Service\\]|[Service]\nUser={user}|', '/etc/systemd/system/{unit}'],
      ['sudo', 'sed', '-i', '/RestartPreventExitStatus/d', '/etc/systemd/system/{unit}'],
      ['sudo', 'systemctl', 'daemon-reload'], ['sudo', 'systemctl', 'start', '{unit}'],
    ],
  }),
  {fault: 'gateway-not-ready', drill: null, first: [['openclaw', 'gateway', 'suspend', '--json']]},
  ...both({fault: 'bind-public', drill: null, first: [stop, sed('s|"bind": "loopback"|"bind": "lan"|', '{config}'), sed('s|"mode": "token"|"mode": "none"|', '{config}'), start, 20_000]}),
  ...both({fault: 'channel-down', drill: 'two-faults', first: [['cp', '-p', '{keyCopy}', '{keyFile}'], forget, start, 60_000]}),
  ...both({fault: 'config-incomplete', drill: null, first: [stop, sed('/"mode": "local"/d', '{config}'), start, 20_000]}),
  // The lab's gateway has its keys in the file that is gone, the drill's in .env, where they still claim something.
  ...both({fault: 'config-missing', drill: null, first: [['rm', '{config}']], but: ['capabilities']}),
  {fault: 'config-newer', drill: null, first: [sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), 20_000]},
  {fault: 'config-newer-refused', drill: null, first: [stop, sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), start, 20_000]},
  ...both({fault: 'config-rejected', drill: null, first: [sed('s|"mode": "local"|"mode": "local", "bogusKey": 1|', '{config}')]}),
  ...both({fault: 'config-split', drill: null, first: [['cp', '-p', '{config}', '{home}/other.json'], sed('s|^Restart=always|Restart=always\nEnvironment=OPENCLAW_CONFIG_PATH={home}/other.json|', unit), reload, restart, 30_000]}),
  // The lab's gateway is killed before it has taken its lock, the drill's after it.
  ...both({
    fault: 'crash-loop', drill: null, but: ['supervisor.value.lock.'],
    first: [sed('s|^RestartSec=5|RestartSec=1|', unit), reload, shoot, 3_000, shoot, 1_300, sed('s|^RestartSec=1|RestartSec=60|', unit), reload, shoot],
  }),
  ...both({fault: 'entry-missing-node', drill: null, first: [sed('s|^ExecStart=[^ ]*|ExecStart=/opt/node22-gone/bin/node|', unit), reload, restart, 2_000]}),
  ...both({fault: 'gateway-hung', drill: null, first: [['systemctl', '--user', 'kill', '--signal', 'STOP', '{unit}']]}),
  {fault: 'heap-limit', drill: null, first: [sed('s|--max-old-space-size=[0-9]*|--max-old-space-size=20|', unit), reload, restart, 2_000]},
  {fault: 'heap-limit', version: '2026.4.14', drill: null, first: [sed('s|^ExecStart=[^ ]*|& --max-old-space-size=20|', unit), reload, restart, 2_000]},
  ...both({fault: 'reload-needed', drill: null, first: [sed('s/^RestartSec=5$/RestartSec=7/', unit)]}),
  ...both({fault: 'secret-in-unit', drill: null, first: [sed('s|^Restart=always|Restart=always\nEnvironment=EXTRA_API_KEY=sk-fakefakefakefakefakefakefakefake00|', unit), reload]}),
  {
    fault: 'secret-missing', drill: null,
    first: [sed('/TELEGRAM_BOT_TOKEN/d', '{state}/.env'), sed('s|"telegram": {|"telegram": {"botToken": "${LAB_BOT_TOKEN}",|', '{config}'), restart, 30_000],
  },
  {fault: 'secret-missing', version: '2026.4.14', drill: null, first: [sed('s|"telegram": {|"telegram": {"botToken": "${LAB_BOT_TOKEN}",|', '{config}'), 3_000]},
  ...both({fault: 'secret-readable', drill: null, first: [['chmod', '644', '{config}'], ['chmod', '755', '{state}']]}),
  ...both({fault: 'sources-disagree', drill: null, first: [sed('s|"port": [0-9]*|"port": 18999|', '{config}'), restart, 30_000]}),
  ...both({
    fault: 'start-limit-hit', drill: null,
    first: [stop, ['cp', '-p', unit, kept], sed('s|[^ ]*/dist/index.js|/opt/openclaw/2026.1.1/dist/entry.js|', unit), reload, start, 70_000, ['cp', '-p', kept, unit], reload],
  }),
  {
    fault: 'token-mismatch', drill: null,
    first: [sed('/OPENCLAW_GATEWAY_TOKEN/d', '{state}/.env'), sed('s|"mode": "local"|"mode": "local", "reload": {"mode": "off"}|', '{config}'), sed('s|"mode": "token"|"mode": "token", "token": "labtoken-99aa88bb77cc66dd55ee44ff"|', '{config}'), 3_000],
  },
  ...both({fault: 'upstream-throttled', drill: null, plant: ['provider-throttled']}),
  ...both({fault: 'unit-missing', drill: null, first: [stop, ['mv', unit, kept], reload]}),
  {fault: 'channels-suppressed', drill: 'port-thief', first: [['kill', '{thiefPid}']]},
];

/** The name of the file that holds what a real host was with that fault. */
export function recordingName({fault, version}: Pick<Contract, 'fault' | 'version'>): string {
  return version === undefined || version === newest ? fault : `${fault}.${version}`;
}
