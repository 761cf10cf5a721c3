import JSON5 from 'json5';
import {filled, templateFor} from '../../openclaw/unit-template.ts';
import type {Who} from './file-node.ts';
import type {Files} from './files.ts';
import {valueAt} from './gateway/config.ts';
import type {Memory} from './memory.ts';
import type {Scene} from './scene.ts';
import {variablesOf} from './variables-text.ts';

/** What an installer finds on its host. */
export interface InstallNeeds {
  readonly files: Files;
  readonly scene: Scene;
  readonly memory: Memory;
}

export interface Installed {
  readonly version: string;
  readonly entry: string;
  readonly node: string;
}

/** Writes the unit as a release's installer does; keys of `.env` are copied into an environment file, which beats `.env` from then on. */
export function installUnit(world: InstallNeeds, {version, entry, node}: Installed, who: Who): void {
  const {scene, files} = world;
  const template = templateFor(version);
  if (!template) return;
  const facts = {
    home: scene.user.home,
    stateDir: scene.stateDir,
    configPath: scene.configPath,
    port: configuredPort(world),
    unit: scene.unit,
    profile: 'default',
    version,
  };
  const value = (key: string): readonly string[] => {
    const text = template.settings[key];
    return text === undefined ? [] : [`${key.slice(key.indexOf('.') + 1)}=${filled(text, facts)}`];
  };
  const heap = template.heapFlag ? [`--max-old-space-size=${heapMb(world)}`] : [];
  const copied = copyDotenv(world, who);
  const variables = order.flatMap((name) => {
    if (!(name in template.environment)) return [];
    const text = name === 'PATH' ? pathOf(world, node) : filled(template.environment[name] ?? '', facts);
    return [/\s/.test(text) ? `Environment="${name}=${text}"` : `Environment=${name}=${text}`];
  });
  const lines = [
    '[Unit]',
    ...['Unit.Description', 'Unit.After', 'Unit.Wants', 'Unit.StartLimitBurst', 'Unit.StartLimitIntervalSec'].flatMap(value),
    '',
    '[Service]',
    `ExecStart=${[node, ...heap, entry, 'gateway', '--port', String(facts.port)].join(' ')}`,
    ...[
      'Service.Restart',
      'Service.RestartSec',
      'Service.RestartPreventExitStatus',
      'Service.TimeoutStopSec',
      'Service.TimeoutStartSec',
      'Service.SuccessExitStatus',
      'Service.OOMPolicy',
      'Service.KillMode',
    ].flatMap(value),
    ...(copied ? [`EnvironmentFile=-${environmentFile(world)}`] : []),
    ...variables,
    '',
    '[Install]',
    ...value('Install.WantedBy'),
    '',
  ];
  const folder = `${scene.user.home}/.config/systemd/user`;
  const {uid, gid} = scene.user;
  files.putDirectory(folder, {uid, gid});
  files.write(`${folder}/${scene.unit}`, lines.join('\n'), who, 0o600);
  files.putDirectory(`${folder}/default.target.wants`, {uid, gid});
  files.putLink(`${folder}/default.target.wants/${scene.unit}`, `${folder}/${scene.unit}`);
}

export function environmentFile({scene}: Pick<InstallNeeds, 'scene'>): string {
  return `${scene.stateDir}/gateway.systemd.env`;
}

/** True when there is an environment file afterwards. */
function copyDotenv(world: InstallNeeds, who: Who): boolean {
  const dotenv = world.files.peek(`${world.scene.stateDir}/.env`)?.text;
  const path = environmentFile(world);
  if (dotenv === undefined) return world.files.peek(path) !== null;
  world.files.write(
    path,
    `${variablesOf(dotenv)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n')}\n`,
    who,
    0o600,
  );
  return true;
}

function configuredPort(world: InstallNeeds): number {
  try {
    const port = valueAt(JSON5.parse(world.files.peek(world.scene.configPath)?.text ?? '{}'), 'gateway.port');
    return typeof port === 'number' ? port : 18_789;
  } catch {
    return world.scene.port;
  }
}

/** Half of the memory, at least 2 GB and at most 8. */
function heapMb({memory}: InstallNeeds): number {
  return Math.min(8_192, Math.max(2_048, Math.floor(memory.totalBytes / 2 / 1024 ** 2 / 1024) * 1024));
}

function pathOf({scene}: InstallNeeds, node: string): string {
  const {home} = scene.user;
  const folder = (file: string): string => file.slice(0, file.lastIndexOf('/'));
  const all = [
    folder(node),
    folder(scene.cliPath),
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    `${home}/.local/bin`,
    `${home}/.npm-global/bin`,
    `${home}/bin`,
  ];
  return [...new Set(all)].join(':');
}

const order = [
  'HOME',
  'TMPDIR',
  'PATH',
  'NODE_OPTIONS',
  'OPENCLAW_GATEWAY_PORT',
  'OPENCLAW_SYSTEMD_UNIT',
  'OPENCLAW_WINDOWS_TASK_NAME',
  'OPENCLAW_WINDOWS_TASK_HIDDEN_LAUNCHER',
  'OPENCLAW_SERVICE_MARKER',
  'OPENCLAW_SERVICE_KIND',
  'OPENCLAW_SERVICE_VERSION',
];
