import type {Gateway, Host} from '../../model/index.ts';
import {jobFilesOf} from '../../supervisors/launchd/job-files.ts';
import {managers, type Scope} from '../../supervisors/systemd/managers.ts';
import {isTable, type Table, tableAt} from '../parse/config.ts';
import {parseDotenv, parseEnvFile, parseEnviron, parseShownEnvironment, type Variables} from '../parse/env-file.ts';
import type {NamedValues} from '../parse/secret-keys.ts';
import {askText} from './ask.ts';
import {justNowMs} from './gateways-running.ts';
import {isMacHost} from './mac-processes.ts';
import {matchingFiles} from './matching-files.ts';
import {remembered} from './memory.ts';
import {orNull} from './unseen.ts';

const bytesMax = 256 * 1024;

/** A manager's own environment changes only by `set-environment`. */
const managerAgeMs = 60_000;

/** The environment that a manager gives to every unit, with what environment.d and the generators put into it. */
export async function managerVariables(host: Host, gateway: Gateway, scope: Scope): Promise<readonly NamedValues[]> {
  const manager = managers(gateway).find((one) => one.scope === scope);
  if (manager === undefined || isMacHost(host)) return [];
  const shown = await remembered(host, `environment ${manager.folders[0]}`, managerAgeMs, () =>
    askText(host, [...manager.argv, 'show-environment'], manager),
  );
  const own = shown.seen ? parseShownEnvironment(shown.value) : [];
  return own.length > 0 ? [{kind: 'manager', where: `environment of the ${scope} manager`, values: own}] : [];
}

/** OpenClaw reads the state directory's `.env`, then the fallback of the usual state directory. */
export async function dotenvVariables(host: Host, gateway: Gateway): Promise<readonly NamedValues[]> {
  const paths = [
    `${gateway.stateDir}/.env`,
    ...(gateway.profile === 'default' ? [`${gateway.user.home}/.config/openclaw/gateway.env`] : []),
  ];
  const files = await Promise.all(paths.map(async (path) => ({path, file: orNull(await host.read(path, {bytesMax}))})));
  return files.flatMap(({path, file}) => (file === null ? [] : [{kind: 'dotenv' as const, where: path, values: parseDotenv(file.text)}]));
}

/** `env.vars`, and in older releases variables straight under `env`. */
export function configVariables(table: Table, where: string): readonly NamedValues[] {
  const strings = (values: Table): Variables =>
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const vars = tableAt(table, 'env.vars');
  const values = [...strings(isTable(table['env']) ? table['env'] : {}), ...strings(vars)];
  return values.length === 0 ? [] : [{kind: 'config-env', where: `${where} env.vars`, values}];
}

/** What a process was started with. */
export async function processVariables(host: Host, pid: number): Promise<NamedValues | null> {
  const environ = orNull(await host.read(`/proc/${pid}/environ`, {bytesMax}));
  return environ === null ? null : {kind: 'process', where: `environment of process ${pid}`, values: parseEnviron(environ.text)};
}

/** The same, asked once for all probes of one look. */
export function variablesInLook(host: Host, pid: number): Promise<NamedValues | null> {
  return remembered(host, `variables of ${pid}`, justNowMs, () => processVariables(host, pid));
}

/** A job's variables stand in its property list, or in the environment file that its wrapper loads; also those of a job that is not loaded. */
export async function launchdVariables(host: Host, gateway: Gateway): Promise<readonly NamedValues[]> {
  const env = `${gateway.stateDir}/service-env/${gateway.launchdLabel}.env`;
  const [jobs, file] = await Promise.all([isMacHost(host) ? jobFilesOf(host, gateway) : [], host.read(env, {bytesMax})]);
  const written = jobs.flatMap(({path, inline, envFile, fromFile}): readonly NamedValues[] => [
    {kind: 'unit', where: path, values: inline},
    ...(envFile === null || fromFile === null ? [] : [{kind: 'environment-file' as const, where: envFile, values: fromFile}]),
  ]);
  const beside = file.seen && !written.some(({where}) => where === env) ? [parseDotenv(file.value.text)] : [];
  return [...written, ...beside.map((values): NamedValues => ({kind: 'environment-file', where: env, values}))].filter(
    ({values}) => values.length > 0,
  );
}

/** What a login gets and, through environment.d, a user's manager; read for a manager that cannot be asked. */
export async function loginVariables(host: Host, {user}: Gateway): Promise<readonly NamedValues[]> {
  const folders = [`${user.home}/.config/environment.d`, '/etc/environment.d', '/run/environment.d', '/usr/lib/environment.d'];
  const paths = await Promise.all(
    ['/etc/environment', ...folders.map((folder) => `${folder}/*.conf`)].map((path) => matchingFiles(host, path)),
  );
  const files = await Promise.all(paths.flat().map(async (path) => ({path, file: orNull(await host.read(path, {bytesMax}))})));
  return files.flatMap(({path, file}) => (file === null ? [] : [{kind: 'manager', where: path, values: parseEnvFile(file.text)}]));
}
