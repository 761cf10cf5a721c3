import type {FileFacts, Gateway, Host, Readings, ReadingValues, SecretsValue} from '../model/index.ts';
import {gatewayProcess, theUnit} from '../supervisors/chosen.ts';
import {unitFiles, variableSources} from '../supervisors/systemd/sources.ts';
import {managers} from '../supervisors/systemd/state.ts';
import {askText} from './gather/ask.ts';
import {configBytesMax} from './gather/configured-port.ts';
import {remembered} from './gather/memory.ts';
import {secretFiles} from './gather/secret-files.ts';
import {orNull, seen, unseen} from './gather/unseen.ts';
import {isTable, parseConfig, type Table, tableAt} from './parse/config.ts';
import {parseDotenv, parseEnviron, parseShownEnvironment, type Variables} from './parse/env-file.ts';
import {type NamedValues, secretKeys} from './parse/secret-keys.ts';
import type {Probe} from './probe.ts';

const bytesMax = 256 * 1024;

/** A manager's own environment changes only by `set-environment`. */
const managerAgeMs = 60_000;

/** Which secret comes from where, by pseudonym: equal marks are equal values, and no value ever passes through here. */
export const secrets: Probe<'secrets'> = {
  name: 'secrets',
  everyMs: 15_000,
  after: ['supervisor', 'config'],
  async look(host, gateway, {readings}) {
    const home = await host.list(gateway.stateDir);
    if (!home.seen && home.why === 'denied') return unseen('denied', `${gateway.stateDir} belongs to ${gateway.user.name}: ${home.detail}`);
    const [table, process, dotenv, running, envFiles] = await Promise.all([
      configTable(host, gateway, readings),
      processSources(host, gateway, readings),
      dotenvSources(host, gateway),
      runningSource(host, gateway, readings),
      envFileStates(host, readings),
    ]);
    const configEnv = table === null ? [] : configVariables(table.table, table.where);
    const keys = secretKeys({config: table, process, late: [...dotenv, ...configEnv], running});
    const extra = [...envFiles.map((file) => file.path), ...process.map((place) => place.where)].filter((path) => path.startsWith('/'));
    return seen<ReadingValues['secrets']>({
      keys,
      envFiles,
      files: await withFacts(host, await secretFiles(host, gateway, extra)),
      daemonNames: running?.values.map(([name]) => name) ?? null,
    });
  },
};

async function configTable(host: Host, gateway: Gateway, readings: Readings): Promise<{where: string; table: Table} | null> {
  const reading = readings.config?.seen ? readings.config.value : null;
  const path = reading?.daemonPath ?? reading?.path ?? gateway.configPath;
  const file = await host.read(path, {bytesMax: configBytesMax});
  const parsed = file.seen ? parseConfig(file.value.text) : null;
  return parsed?.ok ? {where: path, table: parsed.config} : null;
}

/** What the manager gives the process at its start. Only secrets of the manager's own environment matter, but those do reach it. */
async function processSources(host: Host, gateway: Gateway, readings: Readings): Promise<readonly NamedValues[]> {
  const unit = theUnit(readings);
  if (unit === null) return [];
  const manager = managers(gateway).find((one) => one.scope === unit.scope);
  const [sources, shown] = await Promise.all([
    unitFiles(host, unit).then((files) => variableSources(host, unit, files, gateway.user)),
    manager
      ? remembered(host, `environment ${manager.folders[0]}`, managerAgeMs, () =>
          askText(host, [...manager.argv, 'show-environment'], manager),
        )
      : null,
  ]);
  const own = shown?.seen ? parseShownEnvironment(shown.value) : [];
  return [
    ...sources.map(({kind, path, variables}): NamedValues => ({kind, where: path, values: variables})),
    ...(own.length > 0 ? [{kind: 'manager' as const, where: `environment of the ${unit.scope} manager`, values: own}] : []),
  ];
}

/** OpenClaw reads the state directory's `.env`, then the fallback of the usual state directory. */
async function dotenvSources(host: Host, gateway: Gateway): Promise<readonly NamedValues[]> {
  const paths = [
    `${gateway.stateDir}/.env`,
    ...(gateway.profile === 'default' ? [`${gateway.user.home}/.config/openclaw/gateway.env`] : []),
  ];
  const files = await Promise.all(paths.map(async (path) => ({path, file: await host.read(path, {bytesMax})})));
  return files.flatMap(({path, file}) => (file.seen ? [{kind: 'dotenv' as const, where: path, values: parseDotenv(file.value.text)}] : []));
}

/** `env.vars`, and in older releases variables straight under `env`. */
function configVariables(table: Table, where: string): readonly NamedValues[] {
  const strings = (values: Table): Variables =>
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const vars = tableAt(table, 'env.vars');
  const values = [...strings(isTable(table['env']) ? table['env'] : {}), ...strings(vars)];
  return values.length === 0 ? [] : [{kind: 'config-env', where: `${where} env.vars`, values}];
}

async function runningSource(host: Host, gateway: Gateway, readings: Readings): Promise<NamedValues | null> {
  const pid = gatewayProcess(readings, gateway)?.pid ?? null;
  const environ = pid === null ? null : orNull(await host.read(`/proc/${pid}/environ`, {bytesMax}));
  return environ === null ? null : {kind: 'process', where: `environment of process ${pid}`, values: parseEnviron(environ.text)};
}

async function envFileStates(host: Host, readings: Readings): Promise<SecretsValue['envFiles']> {
  const unit = theUnit(readings);
  return Promise.all(
    (unit?.environmentFiles ?? []).map(async ({path, optional}) => {
      const look = await host.stat(path);
      return {
        path,
        optional,
        state: look.seen ? ('present' as const) : look.why === 'missing' ? ('missing' as const) : ('denied' as const),
      };
    }),
  );
}

async function withFacts(host: Host, paths: readonly string[]): Promise<SecretsValue['files']> {
  const looks = await Promise.all(paths.map(async (path) => ({path, facts: orNull<FileFacts>(await host.stat(path))})));
  return looks.flatMap(({path, facts}) => (facts === null ? [] : [{path, facts}]));
}
