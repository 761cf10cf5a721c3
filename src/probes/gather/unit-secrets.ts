import type {Gateway, Host} from '../../model/index.ts';
import {type Manager, managers, type Scope} from '../../supervisors/systemd/managers.ts';
import {expand, plainSpecifiers} from '../../supervisors/systemd/specifiers.ts';
import {unitState} from '../../supervisors/systemd/state.ts';
import {parseEnvironment, parseUnitFile, type Setting} from '../../supervisors/systemd/unit-file.ts';
import {parseDotenv, parseEnvFile} from '../parse/env-file.ts';
import type {NamedValues} from '../parse/secret-keys.ts';
import {isMacHost} from './mac-processes.ts';
import {matchingFiles} from './matching-files.ts';
import type {SecretText} from './secret-text.ts';
import {orNull} from './unseen.ts';

const bytesMax = 256 * 1024;

/** What one unit may hold or refer to, loaded or not: all that its manager names, and all that lies on the disk for it. */
export interface UnitSecrets {
  readonly variables: readonly NamedValues[];
  /** The unit's own files: secrets stand in them under their names. */
  readonly texts: readonly SecretText[];
  /** Credentials: files that are a secret as a whole. */
  readonly payloads: readonly SecretText[];
  /** The processes of the unit, which may look like no gateway. */
  readonly pids: readonly number[];
  /** The managers that have the unit, or might. */
  readonly scopes: readonly Scope[];
}

/**
 * Every secret of the gateway's unit in both managers. A gateway that is down, a manager that cannot be asked and a drop-in that is not
 * loaded yet make no difference: what is on the disk is read as well.
 */
export async function unitSecrets(host: Host, gateway: Gateway): Promise<UnitSecrets> {
  // Where no manager of units can be there is no unit either.
  const asked = isMacHost(host) ? [] : managers(gateway);
  const all = await Promise.all(asked.map((manager) => secretsUnder(host, gateway, manager)));
  return {
    variables: all.flatMap((one) => one.variables),
    texts: all.flatMap((one) => one.texts),
    payloads: all.flatMap((one) => one.payloads),
    pids: all.flatMap((one) => one.pids),
    scopes: all.flatMap((one) => one.scopes),
  };
}

async function secretsUnder(host: Host, gateway: Gateway, manager: Manager): Promise<UnitSecrets> {
  const [shown, onDisk] = await Promise.all([unitState(host, manager, gateway.unit, false), filesOnDisk(host, gateway.unit, manager)]);
  const loaded = shown.seen ? shown.value : null;
  const paths = [...new Set([...(loaded?.fragment == null ? [] : [loaded.fragment]), ...(loaded?.dropIns ?? []), ...onDisk])];
  const texts = await readAll(host, paths);
  const settings = texts.flatMap(({path, text}) =>
    parseUnitFile(text).map((setting): Setting & {readonly path: string} => ({...setting, path})),
  );
  const specifiers = plainSpecifiers({scope: manager.scope, name: gateway.unit, fragment: loaded?.fragment ?? null}, gateway.user);
  const whole = (text: string): string => expand(text, specifiers) ?? text;
  const values = (key: string): readonly string[] =>
    settings.filter((one) => one.section === 'Service' && one.key === key && one.value !== '').map((one) => one.value);
  const named = values('EnvironmentFile').map((value) => whole(value.replace(/^-/, '')));
  const wanted = [...new Set([...(loaded?.environmentFiles ?? []).map((file) => file.path), ...named])];
  const workspaces = values('WorkingDirectory').map((value) => `${whole(value.replace(/^-/, '').replace(/^~$/, '%h'))}/.env`);
  const dotenvs = await readAll(host, [...workspaces, `${gateway.stateDir}/workspace/.env`]);
  const files = await readAll(host, (await Promise.all(wanted.map((path) => matchingFiles(host, path)))).flat());
  return {
    variables: [
      ...files.map(({path, text}): NamedValues => ({kind: 'environment-file', where: path, values: parseEnvFile(text)})),
      ...dotenvs.map(({path, text}): NamedValues => ({kind: 'dotenv', where: path, values: parseDotenv(text)})),
      ...settings
        .filter((one) => one.key === 'Environment')
        .map(({path, value}): NamedValues => ({kind: 'drop-in', where: path, values: parseEnvironment(value)})),
      {kind: 'unit', where: gateway.unit, values: values('SetCredential').map((value) => split(value))},
    ],
    texts,
    payloads: await credentials(host, gateway, manager, values('LoadCredential'), whole),
    pids: loaded?.pids ?? [],
    scopes: loaded === null || loaded.load !== 'not-found' ? [manager.scope] : [],
  };
}

/** The unit and its drop-ins in every folder of its manager, the folders for all services and for all units of a first word among them. */
async function filesOnDisk(host: Host, unit: string, {folders}: Manager): Promise<readonly string[]> {
  const words = unit.replace(/\.service$/, '').split('-');
  const prefixes = words.slice(1).map((_, at) => `${words.slice(0, at + 1).join('-')}-.service.d`);
  const names = [`${unit}.d`, ...prefixes, 'service.d'];
  const dropIns = await Promise.all(
    folders.flatMap((folder) =>
      names.map(async (name) => {
        const inside = orNull(await host.list(`${folder}/${name}`)) ?? [];
        return inside.filter((one) => one.endsWith('.conf')).map((one) => `${folder}/${name}/${one}`);
      }),
    ),
  );
  return [...folders.map((folder) => `${folder}/${unit}`), ...dropIns.flat()];
}

/** As the unit names them, and as its manager has laid them out for the running process. */
async function credentials(
  host: Host,
  gateway: Gateway,
  {scope}: Manager,
  loads: readonly string[],
  whole: (text: string) => string,
): Promise<readonly SecretText[]> {
  const runtime = scope === 'user' ? `/run/user/${gateway.user.uid}/credentials/${gateway.unit}` : `/run/credentials/${gateway.unit}`;
  const laidOut = (orNull(await host.list(runtime)) ?? []).map((name) => `${runtime}/${name}`);
  const named = loads.flatMap((load) => {
    const [name, path = ''] = split(load);
    return path.startsWith('/') ? [whole(path)] : stores.map((store) => `${store}/${path === '' ? name : path}`);
  });
  return readAll(host, [...laidOut, ...named]);
}

/** Where systemd looks for a credential that is named without a path. */
const stores = ['/etc/credstore', '/run/credstore', '/usr/local/lib/credstore', '/usr/lib/credstore'];

function split(value: string): readonly [string, string] {
  const at = value.indexOf(':');
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

async function readAll(host: Host, paths: readonly string[]): Promise<readonly SecretText[]> {
  const looks = await Promise.all([...new Set(paths)].map(async (path) => ({path, file: orNull(await host.read(path, {bytesMax}))})));
  return looks.flatMap(({path, file}) => (file === null ? [] : [{path, text: file.text}]));
}
