import type {ConfigValue, FileFacts, ProfileKey, SecretKey, SecretSource, SecretsValue, User} from '../model/index.ts';
import {variableOfProvider} from '../openclaw/capability-names.ts';
import {readersOf} from './readers.ts';

/** `agrees` = every place has one value; `differs` = one has another; `missing` = it is referred to and no place sets it. */
export type Standing = 'agrees' | 'differs' | 'missing';

/** One place that holds a credential, or refers to one. */
export interface HeldPlace {
  readonly kind: SecretSource['kind'] | 'auth-profile' | 'reference';
  readonly where: string;
  /** Equal marks are equal values; null for what only refers to it. */
  readonly mark: string | null;
  /** Of a reference: what it names. */
  readonly refersTo: string | null;
  readonly winsNow: boolean;
  readonly winsAfterRestart: boolean;
  /** It holds another value than the one that wins after a restart. */
  readonly stale: boolean;
  /** Null where it lies in no file, or in one that could not be looked at. */
  readonly readers: string | null;
}

export interface Credential {
  readonly name: string;
  readonly standing: Standing;
  readonly now: string | null;
  readonly afterRestart: string | null;
  readonly places: readonly HeldPlace[];
}

export interface SecretFile {
  readonly path: string;
  readonly kind: FileFacts['kind'];
  readonly mode: number;
  readonly readers: string;
}

export interface SecretTable {
  /** Whether the environment of the running gateway could be read. */
  readonly process: 'seen' | 'not seen' | 'not running';
  readonly credentials: readonly Credential[];
  readonly files: readonly SecretFile[];
}

export interface SecretsSeen {
  readonly secrets: SecretsValue;
  readonly config: Pick<ConfigValue, 'path' | 'daemonPath' | 'references'> | null;
  readonly user: Pick<User, 'name' | 'uid'>;
  readonly runs: boolean;
}

/** Each credential with all that holds it, who wins, and who reads it. */
export function credentialTable(seen: SecretsSeen): SecretTable {
  const {secrets, runs} = seen;
  const files = secrets.files.map(({path, facts}): SecretFile => {
    const {kind, mode} = facts;
    return {path, kind, mode: mode & 0o7777, readers: readersOf(facts, seen.user, isClosed(secrets, path))};
  });
  const readers = (path: string): string | null => files.find((one) => one.path === path)?.readers ?? null;
  const process = secrets.daemonNames !== null ? 'seen' : runs ? 'not seen' : 'not running';
  const profiles = secrets.profiles ?? [];
  const known = secrets.keys.map((key) => {
    const own = profiles.filter(({provider}) => nameOfProfile(provider, secrets) === key.name);
    return credentialOf(key, own, referencesTo(seen, key.name), process, readers);
  });
  const strange = [...new Set(profiles.map(({provider}) => nameOfProfile(provider, secrets)))].filter((name) => !has(secrets, name));
  const alone = strange.map((name) => {
    const own = profiles.filter(({provider}) => nameOfProfile(provider, secrets) === name);
    return credentialOf({name, sources: [], daemon: null, cli: null}, own, referencesTo(seen, name), process, readers);
  });
  const names = new Set([...known, ...alone].map(({name}) => name));
  const lost = [...new Set((seen.config?.references ?? []).filter(({source}) => source === 'env').map(({name}) => name))]
    .filter((name) => !names.has(name) && !(secrets.daemonNames ?? []).includes(name))
    .map((name): Credential => {
      const places = referencesTo(seen, name).map((one) => ({...one, readers: readers(pathIn(one.where))}));
      return {name, standing: 'missing', now: null, afterRestart: null, places};
    });
  const credentials = [...known, ...alone, ...lost].sort((one, other) => (one.name < other.name ? -1 : 1));
  return {process, credentials, files};
}

function has({keys}: SecretsValue, name: string): boolean {
  return keys.some((key) => key.name === name);
}

/** A provider's key goes by the name under which another place has it already, else by its variable. */
function nameOfProfile(provider: string, secrets: SecretsValue): string {
  const path = `models.providers.${provider}.apiKey`;
  return has(secrets, path) ? path : variableOfProvider(provider);
}

function referencesTo({config}: SecretsSeen, name: string): readonly HeldPlace[] {
  if (config === null) return [];
  const file = config.daemonPath ?? config.path;
  return config.references
    .filter((one) => one.at === name || (one.source === 'env' && one.name === name))
    .map((one) => ({
      kind: 'reference' as const,
      where: `${file} ${one.at}`,
      mark: null,
      refersTo: `${one.source} ${one.name}`,
      winsNow: false,
      winsAfterRestart: false,
      stale: false,
      readers: null,
    }));
}

type Held = Pick<HeldPlace, 'kind' | 'where'> & {readonly mark: string};

/** A call to a model takes an agent's own profile first; several of them are accounts of their own, so none of them is another's stale copy. */
function credentialOf(
  key: SecretKey,
  profiles: readonly ProfileKey[],
  references: readonly HeldPlace[],
  process: SecretTable['process'],
  readers: (path: string) => string | null,
): Credential {
  const own = profiles.map(({path, profile, mark}): Held => ({kind: 'auth-profile', where: `${path} ${profile}`, mark}));
  const [first] = own;
  const next = first ?? key.sources.find(({kind}) => kind !== 'process') ?? null;
  const got = key.daemon === null ? null : {mark: key.daemon.mark, where: key.daemon.from};
  const now = process !== 'seen' ? null : (first ?? got);
  const held: readonly Held[] = [...own, ...key.sources];
  const places = held.map((place): HeldPlace => {
    const at = pathIn(place.where);
    return {
      ...place,
      refersTo: null,
      winsNow: now !== null && now.where === place.where && now.mark === place.mark,
      winsAfterRestart: next !== null && next.where === place.where,
      stale: next !== null && place.mark !== next.mark && place.kind !== 'auth-profile',
      readers: readers(at) ?? (place.kind === 'process' || place.kind === 'manager' ? 'its user' : null),
    };
  });
  const differs = places.some(({stale}) => stale) || (now !== null && now.mark !== next?.mark);
  return {
    name: key.name,
    standing: differs ? 'differs' : 'agrees',
    now: now?.mark ?? null,
    afterRestart: next?.mark ?? null,
    places: [...places, ...references.map((one) => ({...one, readers: readers(pathIn(one.where))}))],
  };
}

/** A place is a file, with where in it behind a space. */
function pathIn(where: string): string {
  const space = where.lastIndexOf(' ');
  return where.startsWith('/') && space !== -1 && !where.slice(space).includes('/') ? where.slice(0, space) : where;
}

/** Nobody gets through a folder that is closed, whatever the mode of what lies in it. */
function isClosed({files}: SecretsValue, path: string): boolean {
  return files.some(({path: folder, facts}) => facts.kind === 'directory' && path.startsWith(`${folder}/`) && (facts.mode & 0o007) === 0);
}
