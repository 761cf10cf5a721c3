import type {User} from '../../../model/index.ts';
import {expand, plainSpecifiers, type Specifiers, type UnitPlace} from '../../../supervisors/systemd/specifiers.ts';
import {parseUnitFile, type Setting} from '../../../supervisors/systemd/unit-file.ts';
import {splitWords} from '../../../supervisors/systemd/words-of.ts';
import {root} from '../file-node.ts';
import type {Files} from '../files.ts';
import {milliseconds} from './lengths.ts';

/** A unit as a manager has read it: later changes of the files do not reach it before a reload. */
export interface LoadedUnit {
  readonly name: string;
  readonly fragment: string;
  readonly dropIns: readonly string[];
  /** Every text it was read from, to tell whether the files have changed since. */
  readonly source: string;
  readonly settings: readonly Setting[];
  readonly description: string;
  readonly exec: {readonly path: string; readonly argv: readonly string[]} | null;
  readonly environment: readonly (readonly [string, string])[];
  readonly environmentFiles: readonly {readonly path: string; readonly optional: boolean}[];
  readonly user: string | null;
  readonly restart: string;
  readonly restartMs: number;
  readonly preventStatus: readonly number[];
  readonly successStatus: readonly number[];
  readonly stopMs: number;
  readonly burst: number;
  readonly intervalMs: number;
  readonly type: string;
}

/** Where a manager looks for units, the strongest first. */
function unitFolders(scope: 'user' | 'system', home: string): readonly string[] {
  return scope === 'user'
    ? [`${home}/.config/systemd/user`, '/etc/systemd/user', '/usr/lib/systemd/user']
    : ['/etc/systemd/system', '/run/systemd/system', '/usr/lib/systemd/system'];
}

/** Null when no folder has a unit of that name. */
export function loadUnit(files: Files, {scope, name}: Pick<UnitPlace, 'scope' | 'name'>, user: User): LoadedUnit | null {
  const folders = unitFolders(scope, user.home);
  const fragment = folders.map((folder) => `${folder}/${name}`).find((path) => files.peek(path)?.kind === 'file');
  if (fragment === undefined) return null;
  const dropIns = dropInsOf(files, name, folders);
  const texts = [fragment, ...dropIns].map((path) => files.peek(path)?.text ?? '');
  const specifiers = plainSpecifiers({scope, name, fragment}, user);
  const settings = texts.flatMap(parseUnitFile).flatMap((one) => expanded(one, specifiers));
  const last = (key: string): string | undefined => settings.findLast((one) => one.key === key)?.value;
  const argv = splitWords(listOf(settings, 'ExecStart').at(-1) ?? '');
  const numbers = (key: string): readonly number[] =>
    (last(key) ?? '')
      .split(/\s+/)
      .filter((word) => /^\d+$/.test(word))
      .map(Number);
  return {
    name,
    fragment,
    dropIns,
    settings,
    source: texts.join('\0') + dropIns.join('\0'),
    description: last('Description') ?? name,
    exec: argv[0] === undefined ? null : {path: argv[0], argv},
    environment: listOf(settings, 'Environment').flatMap(splitWords).flatMap(pair),
    environmentFiles: listOf(settings, 'EnvironmentFile').map((value) =>
      value.startsWith('-') ? {path: value.slice(1), optional: true} : {path: value, optional: false},
    ),
    user: last('User') ?? null,
    restart: last('Restart') ?? 'no',
    restartMs: milliseconds(last('RestartSec') ?? '100ms') ?? 100,
    preventStatus: numbers('RestartPreventExitStatus'),
    successStatus: numbers('SuccessExitStatus'),
    stopMs: milliseconds(last('TimeoutStopSec') ?? '90') ?? 90_000,
    burst: Number(last('StartLimitBurst') ?? 5),
    intervalMs: milliseconds(last('StartLimitIntervalSec') ?? '10') ?? 10_000,
    type: last('Type') ?? 'simple',
  };
}

/** A setting with a specifier that the manager cannot resolve is passed over, as the manager does. */
function expanded(one: Setting, specifiers: Specifiers): readonly Setting[] {
  const value = expand(one.value, specifiers);
  return value === null ? [] : [{...one, value}];
}

/** Drop-ins of all folders; the last by file name wins, and of one name the strongest folder's. */
function dropInsOf(files: Files, name: string, folders: readonly string[]): readonly string[] {
  const byName = new Map<string, string>();
  for (const folder of folders) {
    if (files.peek(`${folder}/${name}.d`)?.kind !== 'directory') continue;
    for (const file of files.list(`${folder}/${name}.d`, root)) {
      if (file.endsWith('.conf') && !byName.has(file)) byName.set(file, `${folder}/${name}.d/${file}`);
    }
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

/** The values of a setting that can come several times; an empty one takes back what stood before it. */
function listOf(settings: readonly Setting[], key: string): readonly string[] {
  const values = settings.filter((one) => one.key === key).map((one) => one.value);
  return values.slice(values.lastIndexOf('') + 1);
}

function pair(word: string): readonly (readonly [string, string])[] {
  const at = word.indexOf('=');
  return at > 0 ? [[word.slice(0, at), word.slice(at + 1)]] : [];
}
