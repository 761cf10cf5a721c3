import type {Host, UnitState, User} from '../../model/index.ts';
import {parseEnvFile} from '../../probes/parse/env-file.ts';
import type {VariableSource} from '../supervisor.ts';
import {parseEnvironment, parseUnitFile, type Setting} from './unit-file.ts';

/** Unit files have some 2 KB, environment files up to 20. */
const bytesMax = 256 * 1024;

/** One file of a unit as it is on disk now, which the manager may not have loaded yet. */
export interface UnitFileText {
  readonly path: string;
  readonly kind: 'unit' | 'drop-in';
  readonly settings: readonly Setting[];
}

/** The fragment, then its drop-ins in the order in which systemd applies them. A file that cannot be read is left out. */
export async function unitFiles(host: Host, unit: UnitState): Promise<readonly UnitFileText[]> {
  const paths = unit.fragment === null ? [] : [unit.fragment, ...(await dropInsOnDisk(host, unit))];
  const texts = await Promise.all(paths.map((path) => host.read(path, {bytesMax})));
  return texts.flatMap((text, at): readonly UnitFileText[] =>
    text.seen ? [{path: paths[at] ?? '', kind: at === 0 ? 'unit' : 'drop-in', settings: parseUnitFile(text.value.text)}] : [],
  );
}

/** Loaded drop-ins, and those beside the fragment that the manager has not loaded yet; the last by file name wins. */
async function dropInsOnDisk(host: Host, unit: UnitState): Promise<readonly string[]> {
  const folder = `${unit.fragment}.d`;
  const names = await host.list(folder);
  const beside = names.seen ? names.value.filter((name) => name.endsWith('.conf')).map((name) => `${folder}/${name}`) : [];
  const loaded = unit.dropIns.filter((path) => !path.startsWith(`${folder}/`));
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return [...new Set([...loaded, ...beside])].toSorted((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}

/** What sets the process's environment: an EnvironmentFile beats every Environment=, later ones beat earlier ones. */
export async function variableSources(
  host: Host,
  unit: UnitState,
  files: readonly UnitFileText[],
  user: User,
): Promise<readonly VariableSource[]> {
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
        variables.push(...parseEnvironment(value).map(([name, text]) => [name, expanded(text, user)] as const));
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

/** The specifiers that occur in gateway units. */
export function expanded(text: string, user: User): string {
  return text.replace(/%([hUu%])/g, (_, letter: string) =>
    letter === 'h' ? user.home : letter === 'u' ? user.name : letter === 'U' ? String(user.uid) : '%',
  );
}
