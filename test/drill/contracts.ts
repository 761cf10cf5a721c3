import type {Drill} from '../../src/drill/index.ts';

/** How the drill's host comes into the same state as the lab's with a fault. */
export interface Contract {
  /** The fault's name in the lab. */
  readonly fault: string;
  /** 2026.9.6 unless told. */
  readonly version?: string;
  /** The drill that has it; null = a host on which all was well. */
  readonly drill: string | null;
  /** What is done there first, so that the states are the same: commands, and milliseconds that pass. */
  readonly first?: readonly (readonly string[] | number)[];
  /** Parts of readings that differ because the two hosts are set up differently, with the reason in a comment beside it. */
  readonly but?: readonly string[];
}

const unit = '{home}/.config/systemd/user/{unit}';
const kept = '{home}/kept.service';
const reload = ['systemctl', '--user', 'daemon-reload'];
const restart = ['systemctl', '--user', 'restart', '{unit}'];
const stop = ['systemctl', '--user', 'stop', '{unit}'];
const start = ['systemctl', '--user', 'start', '{unit}'];
const shoot = ['systemctl', '--user', 'kill', '--signal', 'KILL', '{unit}'];
/** What a contract is about that names no release. */
export const newest = '2026.9.6';

const other = (version: string): string => (version === '2026.9.6' ? '2026.4.14' : '2026.9.6');
const configured = (section: string): readonly string[] => sed(`s|"meta": {|${section}, "meta": {|`, '{config}');
const sed = (script: string, path: string): readonly string[] => ['sed', '-i', script, path];

/** A drill of that release with nothing planted in it. */
export function unharmed(drill: Drill, version = newest): Drill {
  return {...drill, version, plant: []};
}

/** The same drill on a host of another release. */
export function ofRelease(drill: Drill, version = drill.version): Drill {
  return {...drill, version};
}

export const contracts: readonly Contract[] = [
  {fault: 'unit-down', drill: 'first-ladder'},
  // The lab's gateway has its keys in the file that is broken, the drill's in .env, where they still claim something.
  {fault: 'config-broken', drill: 'half-written-config', but: ['capabilities']},
  {fault: 'inodes-full', drill: 'inodes-gone'},
  {fault: 'egress-down', drill: 'everything-red'},
  {fault: 'channel-half', drill: 'half-session'},
  {fault: 'provider-unusable', drill: 'expired-credential'},
  {fault: 'entry-missing', drill: 'hard-coded-path'},
  {fault: 'port-taken', drill: 'port-thief'},
  {fault: 'foreground-owner', drill: 'forgotten-foreground'},
  {fault: 'secret-shadowed', drill: 'shadowed-secret'},
  {fault: 'node-mismatch-loop', drill: 'node-major'},
  {fault: 'env-file-missing', drill: 'two-faults'},
  // The lab's gateway is killed before it has taken its lock, the drill's when it has just become ready.
  {fault: 'oom-killed', drill: 'out-of-memory', but: ['supervisor.value.lock.']},
  // The lab holds the coordinator's file alone; a repair also writes into the lock who it is.
  {fault: 'port-silent', drill: 'two-repairs', but: ['supervisor.value.lock.']},
  {fault: 'capability-lost', drill: null, first: [configured('"mcp": {"servers": {"lab-notes": {"command": "/usr/local/bin/lab-notes-mcp", "args": []}}}'), 20_000]},
  {fault: 'capability-lost-plugin', drill: null, first: [configured('"plugins": {"entries": {"lab-notes": {"enabled": true}}}'), 20_000]},
  ...['2026.9.6', '2026.4.14'].flatMap((version): readonly Contract[] => [
    {
      fault: 'entry-stale', version, drill: null,
      first: [['sudo', 'mkdir', '-p', '/srv/openclaw-old/node_modules'], ['sudo', 'cp', '-r', '{package}', '/srv/openclaw-old/node_modules'], sed('s|{package}/|/srv/openclaw-old/node_modules/openclaw/|', unit), reload],
    },
    {fault: 'node-mismatch', version, drill: null, first: [['sudo', 'apt-get', 'install', 'nodejs=20.20.2-1nodesource1'], sed('s|^ExecStart=[^ ]*|ExecStart=/usr/bin/node|', unit), reload]},
    // The lab's configuration was written by hand and bears no release's stamp.
    {fault: 'version-skew', version, drill: null, first: [sed('/lastTouchedVersion/d', '{config}'), ['npm', 'install', '-g', `openclaw@${other(version)}`]]},
    {fault: 'version-skew-cli', version, drill: null, first: [['npm', 'install', '-g', '--prefix', '{home}/next', `openclaw@${other(version)}`], ['ln', '-sfn', '{home}/next/bin/openclaw', '{cli}']]},
    {
      fault: 'two-owners', version, drill: null,
      first: [
        ['sudo', 'cp', unit, '/etc/systemd/system/{unit}'],
        ['sudo', 'sed', '-i', 's|^\\[Service\\]|[Service]\nUser={user}|', '/etc/systemd/system/{unit}'],
        ['sudo', 'sed', '-i', '/RestartPreventExitStatus/d', '/etc/systemd/system/{unit}'],
        ['sudo', 'systemctl', 'daemon-reload'], ['sudo', 'systemctl', 'start', '{unit}'],
      ],
    },
  ]),
  {fault: 'gateway-not-ready', drill: null, first: [['openclaw', 'gateway', 'suspend', '--json']]},
  {fault: 'bind-public', drill: null, first: [stop, sed('s|"bind": "loopback"|"bind": "lan"|', '{config}'), sed('s|"mode": "token"|"mode": "none"|', '{config}'), start, 20_000]},
  {fault: 'channel-down', drill: 'two-faults', first: [['cp', '-p', '{keyCopy}', '{keyFile}'], ['systemctl', '--user', 'reset-failed', '{unit}'], start, 60_000]},
  {fault: 'config-incomplete', drill: null, first: [stop, sed('/"mode": "local"/d', '{config}'), start, 20_000]},
  // The lab's gateway has its keys in the file that is gone, the drill's in .env, where they still claim something.
  {fault: 'config-missing', drill: null, first: [['rm', '{config}']], but: ['capabilities']},
  {fault: 'config-newer', drill: null, first: [sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), 20_000]},
  {fault: 'config-newer-refused', drill: null, first: [stop, sed('s|"lastTouchedVersion": "[^"]*"|"lastTouchedVersion": "2099.1.1"|', '{config}'), start, 20_000]},
  {fault: 'config-rejected', drill: null, first: [sed('s|"mode": "local"|"mode": "local", "bogusKey": 1|', '{config}')]},
  {fault: 'config-split', drill: null, first: [['cp', '-p', '{config}', '{home}/other.json'], sed('s|^Restart=always|Restart=always\nEnvironment=OPENCLAW_CONFIG_PATH={home}/other.json|', unit), reload, restart, 30_000]},
  // The lab's gateway is killed before it has taken its lock, the drill's after it.
  {
    fault: 'crash-loop', drill: null, but: ['supervisor.value.lock.'],
    first: [sed('s|^RestartSec=5|RestartSec=1|', unit), reload, shoot, 3_000, shoot, 1_300, sed('s|^RestartSec=1|RestartSec=60|', unit), reload, shoot],
  },
  {fault: 'entry-missing-node', drill: null, first: [sed('s|^ExecStart=[^ ]*|ExecStart=/opt/node22-gone/bin/node|', unit), reload, restart, 20_000]},
  {fault: 'gateway-hung', drill: null, first: [['systemctl', '--user', 'kill', '--signal', 'STOP', '{unit}']]},
  {fault: 'heap-limit', drill: null, first: [sed('s|--max-old-space-size=[0-9]*|--max-old-space-size=20|', unit), reload, restart, 20_000]},
  {fault: 'reload-needed', drill: null, first: [sed('s/^RestartSec=5$/RestartSec=7/', unit)]},
  {fault: 'reload-needed', version: '2026.4.14', drill: null, first: [sed('s/^RestartSec=5$/RestartSec=7/', unit)]},
  {fault: 'secret-in-unit', drill: null, first: [sed('s|^Restart=always|Restart=always\nEnvironment=EXTRA_API_KEY=sk-fakefakefakefakefakefakefakefake00|', unit), reload]},
  {fault: 'secret-in-unit', version: '2026.4.14', drill: null, first: [sed('s|^Restart=always|Restart=always\nEnvironment=EXTRA_API_KEY=sk-fakefakefakefakefakefakefakefake00|', unit), reload]},
  {
    fault: 'secret-missing', drill: null,
    first: [sed('/TELEGRAM_BOT_TOKEN/d', '{state}/.env'), sed('s|"telegram": {|"telegram": {"botToken": "${LAB_BOT_TOKEN}",|', '{config}'), restart, 30_000],
  },
  {fault: 'secret-readable', drill: null, first: [['chmod', '644', '{config}'], ['chmod', '755', '{state}']]},
  {fault: 'secret-readable', version: '2026.4.14', drill: null, first: [['chmod', '644', '{config}'], ['chmod', '755', '{state}']]},
  {fault: 'sources-disagree', drill: null, first: [sed('s|"port": [0-9]*|"port": 18999|', '{config}'), restart, 30_000]},
  {
    fault: 'start-limit-hit', drill: null,
    first: [stop, ['cp', '-p', unit, kept], sed('s|[^ ]*/dist/index.js|/opt/openclaw/2026.1.1/dist/entry.js|', unit), reload, start, 70_000, ['cp', '-p', kept, unit], reload],
  },
  {
    fault: 'token-mismatch', drill: null,
    first: [sed('s|"mode": "local"|"mode": "local", "reload": {"mode": "off"}|', '{config}'), sed('s|"mode": "token"|"mode": "token", "token": "labtoken-99aa88bb77cc66dd55ee44ff"|', '{config}'), 3_000],
  },
  {fault: 'unit-missing', drill: null, first: [stop, ['mv', unit, kept], reload]},
  {fault: 'channels-suppressed', drill: 'port-thief', first: [['kill', '{thiefPid}']]},
];



/** The name of the file that holds what a real host was with that fault. */
export function recordingName({fault, version}: Pick<Contract, 'fault' | 'version'>): string {
  return version === undefined || version === newest ? fault : `${fault}.${version}`;
}
