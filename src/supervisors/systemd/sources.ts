import type {Host, UnitState, User} from '../../model/index.ts';
import {orNull} from '../../probes/gather/unseen.ts';
import {parseEnvFile} from '../../probes/parse/env-file.ts';
import type {VariableSource} from '../supervisor.ts';
import type {Manager} from './managers.ts';
import {expand, specifiersFor} from './specifiers.ts';
import {parseEnvironment, parseUnitFile, type Setting} from './unit-file.ts';
import {dropInFolders} from './unit-name.ts';

/** Unit files have some 2 KB, environment files up to 20. */
const bytesMax = 256 * 1024;

/** One file of a unit as it is on disk now, which the manager may not have loaded yet. */
export interface UnitFileText {
  readonly path: string;
  readonly kind: 'unit' | 'drop-in';
  readonly settings: readonly Setting[];
}

/** The fragment, then its drop-ins in the order in which systemd applies them. A file that cannot be read is left out. */
export async function unitFiles(host: Host, unit: UnitState, manager: Pick<Manager, 'folders'>): Promise<readonly UnitFileText[]> {
  const paths = unit.fragment === null ? [] : [unit.fragment, ...(await dropInsOnDisk(host, unit, manager))];
  const texts = await Promise.all(paths.map((path) => host.read(path, {bytesMax})));
  return texts.flatMap((text, at): readonly UnitFileText[] =>
    text.seen ? [{path: paths[at] ?? '', kind: at === 0 ? 'unit' : 'drop-in', settings: parseUnitFile(text.value.text)}] : [],
  );
}

/**
 * The manager looks for changed, new and vanished drop-ins whenever it is asked, so as long as it wants no reload its own list is the
 * disk's. Else all folders are searched: of files with one name the strongest folder's counts, and the last by name is applied last.
 */
async function dropInsOnDisk(host: Host, unit: UnitState, manager: Pick<Manager, 'folders'>): Promise<readonly string[]> {
  if (!unit.needReload) return unit.dropIns;
  const places = dropInFolders(unit.name).flatMap((name) => manager.folders.map((folder) => `${folder}/${name}`));
  const beside = unit.fragment === null ? [] : [`${unit.fragment}.d`];
  const all = await Promise.all(
    [...new Set([...places, ...beside])].map(async (folder) => ({folder, names: orNull(await host.list(folder)) ?? []})),
  );
  const byName = new Map<string, string>();
  for (const {folder, names} of all)
    for (const name of names) if (name.endsWith('.conf') && !byName.has(name)) byName.set(name, `${folder}/${name}`);
  // A folder that may not be listed hides what the manager has loaded from it.
  for (const path of unit.dropIns) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!byName.has(name) && (await host.stat(path)).seen) byName.set(name, path);
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
}

/** What sets the process's environment: an EnvironmentFile beats every Environment=, later ones beat earlier ones. */
export async function variableSources(
  host: Host,
  unit: UnitState,
  files: readonly UnitFileText[],
  user: User,
): Promise<readonly VariableSource[]> {
  const service = files.flatMap((file) => file.settings).filter(({key}) => key === 'Environment');
  const specifiers = await specifiersFor(
    host,
    unit,
    user,
    service.map(({value}) => value),
  );
  const inline: VariableSource[] = [];
  for (const file of files) {
    const variables: (readonly [string, string])[] = [];
    for (const {key, value} of file.settings.filter((setting) => setting.section === 'Service')) {
      if (key !== 'Environment') continue;
      if (value === '') {
        // An empty Environment= takes back everything that was set before it.
        inline.length = 0;
        variables.length = 0;
      } else {
        variables.push(...parseEnvironment(value).map(([name, text]) => [name, expand(text, specifiers) ?? text] as const));
      }
    }
    if (variables.length > 0) inline.push({kind: file.kind, path: file.path, variables});
  }
  const fromFiles = await Promise.all(
    unit.environmentFiles.map(async ({path}): Promise<VariableSource | null> => {
      const text = await host.read(path, {bytesMax});
      return text.seen ? {kind: 'environment-file', path, variables: parseEnvFile(text.value.text)} : null;
    }),
  );
  return [...fromFiles.filter((source) => source !== null).toReversed(), ...inline.toReversed()];
}
