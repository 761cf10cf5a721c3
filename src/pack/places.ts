import type {Gateway} from '../model/index.ts';
import type {FileKind} from './manifest.ts';

/** Of which gateway a file is meant to be, and what its unit names. */
export interface Places {
  readonly gateway: Pick<Gateway, 'stateDir' | 'configPath' | 'unit' | 'launchdLabel'> & {readonly user: Pick<Gateway['user'], 'home'>};
  /** Environment files that the unit which is there names: wherever they lie, they are the gateway's. */
  readonly named: readonly string[];
  /** Those that the unit in the pack names: only in the home, and in no hidden folder of something else. */
  readonly namedInPack: readonly string[];
}

/**
 * Why a file of that kind may not be put there; null = it may. A manifest is only what somebody wrote, so where each kind may lie is
 * decided here, from the gateway that is there.
 */
export function whyNotPlace(kind: FileKind, path: string, places: Places): string | null {
  if (!path.startsWith('/') || path.split('/').some((part, at) => part === '..' || part === '.' || (part === '' && at > 0)))
    return `${path} is no plain whole path`;
  return allowed[kind](path, places) ? null : `${path} is no place for a gateway's ${words[kind]}`;
}

const words: Readonly<Record<FileKind, string>> = {
  config: 'configuration',
  include: 'part of a configuration',
  unit: 'unit',
  'drop-in': 'drop-in',
  'environment-file': 'environment file',
};

const allowed: Readonly<Record<FileKind, (path: string, places: Places) => boolean>> = {
  config: (path, {gateway}) => path === gateway.configPath,
  include: (path, {gateway}) => {
    const inside = [folderOf(gateway.configPath), gateway.stateDir].some((folder) => path.startsWith(`${folder}/`));
    return inside && path !== gateway.configPath && /\.(?:json5?|jsonc)$/.test(path);
  },
  unit: (path, {gateway}) =>
    unitFolders(gateway).includes(folderOf(path))
      ? path.endsWith(`/${gateway.unit}`) && gateway.unit.endsWith('.service')
      : path === `${gateway.user.home}/Library/LaunchAgents/${gateway.launchdLabel}.plist`,
  'drop-in': (path, {gateway}) =>
    unitFolders(gateway).some((folder) => folderOf(path) === `${folder}/${gateway.unit}.d`) && path.endsWith('.conf'),
  'environment-file': (path, {gateway, named, namedInPack}) => {
    const folders = [gateway.stateDir, `${gateway.stateDir}/service-env`, `${gateway.user.home}/.config/openclaw`];
    if (folders.includes(folderOf(path)) && path.endsWith('.env')) return true;
    const {home} = gateway.user;
    if (namedInPack.includes(path) && path.startsWith(`${home}/`) && !path.slice(home.length).includes('/.')) return true;
    return named.includes(path) || /^\/etc\/(?:(?:default|sysconfig)\/openclaw[\w.-]*|openclaw\/[\w.-]+\.env)$/.test(path);
  },
};

/** Where a unit of one's own may lie; what lies in /usr/lib is a package's. */
function unitFolders({user}: Places['gateway']): readonly string[] {
  return [`${user.home}/.config/systemd/user`, '/etc/systemd/user', '/etc/systemd/system'];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
