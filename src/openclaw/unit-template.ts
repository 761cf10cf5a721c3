import {inRange} from './versions.ts';

/** The unit that a release's `gateway install` writes, as data. Words in braces are filled in for the host. */
export interface UnitTemplate {
  /** The release after whose installer this was written down. */
  readonly templateOf: string;
  /** The releases that it stands for. */
  readonly versions: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Variables that are written inline; an open value (null) comes from the shell that installs. */
  readonly environment: Readonly<Record<string, string | null>>;
  /** Whether Node gets `--max-old-space-size`, sized by the host's memory. */
  readonly heapFlag: boolean;
}

export interface TemplateFacts {
  readonly home: string;
  readonly stateDir: string;
  readonly configPath: string;
  readonly port: number;
  readonly unit: string;
  readonly profile: string;
  readonly version: string;
}

const shared = {
  'Unit.After': 'network-online.target',
  'Unit.Wants': 'network-online.target',
  'Service.Restart': 'always',
  'Service.RestartSec': '5',
  'Service.RestartPreventExitStatus': '78',
  'Service.TimeoutStartSec': '30',
  'Service.SuccessExitStatus': '0 143',
  'Install.WantedBy': 'default.target',
};

const marks = {
  HOME: '{home}',
  TMPDIR: '/tmp',
  PATH: null,
  OPENCLAW_GATEWAY_PORT: '{port}',
  OPENCLAW_SYSTEMD_UNIT: '{unit}',
  OPENCLAW_WINDOWS_TASK_NAME: '{task}',
  OPENCLAW_SERVICE_MARKER: 'openclaw',
  OPENCLAW_SERVICE_KIND: 'gateway',
};

const templates: readonly UnitTemplate[] = [
  {
    templateOf: '2026.9.6',
    // The shutdown budget of 330 s and the longer start limit came with the 2026.8 line.
    versions: '>=2026.8.1',
    settings: {
      ...shared,
      'Unit.Description': 'OpenClaw Gateway{of profile}',
      'Unit.StartLimitBurst': '10',
      'Unit.StartLimitIntervalSec': '300',
      'Service.TimeoutStopSec': '330',
      'Service.OOMPolicy': 'continue',
      'Service.KillMode': 'mixed',
    },
    environment: {...marks, NODE_OPTIONS: '', OPENCLAW_WINDOWS_TASK_HIDDEN_LAUNCHER: '1'},
    heapFlag: true,
  },
  {
    templateOf: '2026.4.14',
    versions: '>=2026.4.1 <2026.8.1',
    settings: {
      ...shared,
      'Unit.Description': 'OpenClaw Gateway ({in profile}v{version})',
      'Unit.StartLimitBurst': '5',
      'Unit.StartLimitIntervalSec': '60',
      'Service.TimeoutStopSec': '30',
      'Service.KillMode': 'control-group',
    },
    environment: {...marks, OPENCLAW_SERVICE_VERSION: '{version}'},
    heapFlag: false,
  },
];

/** Added for a named profile, by every release looked at. */
export const profileEnvironment: UnitTemplate['environment'] = {
  OPENCLAW_STATE_DIR: '{state}',
  OPENCLAW_CONFIG_PATH: '{config}',
  OPENCLAW_PROFILE: '{profile}',
};

/** Variables that an installer carries over from its own environment when they are there. */
export const carriedVariables: readonly string[] = [
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_SYSTEM_CA',
  'OPENCLAW_CONFIG_PATH',
  'OPENCLAW_CONFIG_READONLY',
  'OPENCLAW_LAUNCHD_LABEL',
  'OPENCLAW_PROXY_URL',
  'OPENCLAW_STATE_DIR',
  'OPENCLAW_WRAPPER',
];

/** What an installer adds when the state directory has a `.env`. */
export function environmentFileOf(stateDir: string): string {
  return `${stateDir}/gateway.systemd.env`;
}

/** Null for releases older than any that was looked at. */
export function templateFor(version: string): UnitTemplate | null {
  return templates.find((template) => inRange(version, template.versions)) ?? null;
}

/** The text of a template's value on this host. */
export function filled(text: string, facts: TemplateFacts): string {
  const named = facts.profile === 'default' ? null : facts.profile;
  return text
    .replaceAll('{home}', facts.home)
    .replaceAll('{state}', facts.stateDir)
    .replaceAll('{config}', facts.configPath)
    .replaceAll('{profile}', facts.profile)
    .replaceAll('{port}', String(facts.port))
    .replaceAll('{unit}', facts.unit)
    .replaceAll('{version}', facts.version)
    .replaceAll('{task}', named === null ? 'OpenClaw Gateway' : `OpenClaw Gateway (${named})`)
    .replaceAll('{of profile}', named === null ? '' : ` (profile: ${named})`)
    .replaceAll('{in profile}', named === null ? '' : `profile: ${named}, `);
}
