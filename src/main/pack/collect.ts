import {dirname, join} from 'node:path';
import {filesOf} from '../../config/index.ts';
import {hashOf, namesIn, readAs, readFileNow} from '../../host/index.ts';
import type {User} from '../../model/index.ts';
import {type FileKind, type Manifest, type PackedFile, type Places, packSchema, whyNotPlace} from '../../pack/index.ts';
import {loadedUnit} from '../../supervisors/index.ts';
import type {Subject} from '../config/subject.ts';
import {version} from '../version.ts';
import {integrityOf} from './integrity.ts';

/** What goes into a pack, before anything of it is written. */
export interface Collected {
  readonly manifest: Manifest;
  readonly texts: ReadonlyMap<string, string>;
}

interface Wanted {
  readonly path: string;
  readonly kind: FileKind;
}

/** Reads every file by which a person or an installer has made this gateway what it is, as its owner. */
export function collect(subject: Subject): Collected {
  const {gateway, facts, host, readings} = subject;
  const files: PackedFile[] = [];
  const leftOut: {path: string; because: string}[] = [];
  const texts = new Map<string, string>();
  const places = placesOf(subject);
  for (const {path, kind} of wantedOf(subject)) {
    if (texts.has(path)) continue;
    const now = readNow(path, subject);
    if (now === null) continue;
    const because = 'problem' in now ? now.problem : whyNotPlace(kind, path, places);
    if ('problem' in now || because !== null) {
      if (!leftOut.some((one) => one.path === path)) leftOut.push({path, because: because ?? ''});
      continue;
    }
    const {text, mode, uid} = now;
    texts.set(path, text);
    files.push({path, kind, mode, uid, owner: ownerName(uid, gateway.user), bytes: Buffer.byteLength(text), sha256: hashOf(text)});
  }
  const {profile, user, stateDir, configPath, unit, launchdLabel} = gateway;
  const worked =
    readings.capabilities?.seen === true ? readings.capabilities.value.capabilities.filter(({state}) => state === 'working') : [];
  const manifest: Manifest = {
    schema: packSchema,
    madeAt: new Date(host.clock.now()).toISOString(),
    madeBy: version,
    host: {name: facts.name, os: facts.os},
    gateway: {profile, user: user.name, uid: user.uid, home: user.home, stateDir, configPath, unit, launchdLabel},
    ...installedOf(subject),
    worked: worked.map(({kind, name}) => ({kind, name})),
    files,
    leftOut,
  };
  return {manifest, texts};
}

/** Where the files of this gateway may lie, by what is there now. */
export function placesOf({gateway, readings}: Subject): Places {
  return {gateway, named: loadedUnit(readings)?.environmentFiles.map(({path}) => path) ?? [], namedInPack: []};
}

/** What belongs to root alone is read by root himself; everything else with the rights of the owner, whom no link can lead further. */
function readNow(path: string, {gateway, host}: Subject): ReturnType<typeof readFileNow> {
  const asOwner = readFileNow(path, gateway.user);
  const {user} = host.platform;
  if (asOwner === null || !('problem' in asOwner) || user.uid !== 0 || !path.startsWith('/etc/')) return asOwner;
  return readFileNow(path, user);
}

function wantedOf(subject: Subject): readonly Wanted[] {
  const {gateway, readings} = subject;
  const {stateDir, configPath, user} = gateway;
  const read = (path: string): string | null => {
    const text = readAs(path, user);
    return typeof text === 'string' ? text : null;
  };
  const included = [...filesOf(configPath, read).keys()].filter((path) => path !== configPath);
  const below = (folder: string): readonly string[] =>
    namesIn(folder, user)
      .filter((name) => name.endsWith('.env'))
      .map((name) => join(folder, name));
  const named = placesOf(subject).named;
  const environment = [
    ...named,
    join(stateDir, '.env'),
    ...[stateDir, join(stateDir, 'service-env'), join(user.home, '.config/openclaw')].flatMap(below),
  ];
  const kinds = (kind: FileKind, paths: readonly string[]): readonly Wanted[] => [...new Set(paths)].map((path) => ({kind, path}));
  const units = unitsOf(subject);
  return [
    ...kinds('config', [configPath]),
    ...kinds('include', included),
    ...kinds('environment-file', environment),
    ...kinds(
      'drop-in',
      units.flatMap((unit) => dropInsOf(unit, subject)),
    ),
    ...kinds('drop-in', loadedUnit(readings)?.dropIns ?? []),
    ...kinds('unit', units),
  ];
}

/** The unit that counts, and those that lie where one would be looked for. */
function unitsOf({gateway, readings}: Subject): readonly string[] {
  const {unit, user, launchdLabel} = gateway;
  const fragment = loadedUnit(readings)?.fragment;
  return [
    ...(typeof fragment === 'string' ? [fragment] : []),
    `${user.home}/.config/systemd/user/${unit}`,
    `/etc/systemd/user/${unit}`,
    `/etc/systemd/system/${unit}`,
    `${user.home}/Library/LaunchAgents/${launchdLabel}.plist`,
  ];
}

/** A drop-in that no manager has loaded yet counts, too. */
function dropInsOf(unit: string, {gateway}: Subject): readonly string[] {
  const folder = join(dirname(unit), `${gateway.unit}.d`);
  return namesIn(folder, gateway.user)
    .filter((name) => name.endsWith('.conf'))
    .map((name) => join(folder, name));
}

function installedOf({gateway, readings}: Subject): Pick<Manifest, 'package' | 'node'> {
  const install = readings.install?.seen === true ? readings.install.value : null;
  const cli = install?.cli.seen === true ? install.cli.value : null;
  const program = install?.unit ?? install?.running ?? null;
  const root = program?.packageRoot ?? cli?.packageRoot ?? null;
  const versionOf = program?.packageRoot === root && program?.version ? program.version : (cli?.version ?? program?.version ?? null);
  return {
    package:
      root === null || versionOf === null
        ? null
        : {
            name: 'openclaw',
            version: versionOf,
            root,
            integrity: integrityOf(root, 'openclaw', program?.entry ?? cli?.entry ?? null, gateway.user),
          },
    node: program === null ? null : {path: program.node.path, version: program.node.version},
  };
}

function ownerName(uid: number, user: User): string {
  return uid === user.uid ? user.name : uid === 0 ? 'root' : `uid ${uid}`;
}
