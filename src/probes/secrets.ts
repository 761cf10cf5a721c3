import type {FileFacts, Gateway, Host, Readings, ReadingValues, SecretsValue} from '../model/index.ts';
import {gatewayProcess, loadedUnit, supervisorsOn} from '../supervisors/index.ts';
import {profileKeys} from './gather/auth-profiles.ts';
import {configBytesMax} from './gather/configured-port.ts';
import {secretFiles} from './gather/secret-files.ts';
import {orNull, seen, unseen} from './gather/unseen.ts';
import {configVariables, dotenvVariables, processVariables} from './gather/variable-places.ts';
import {parseConfig, type Table} from './parse/config.ts';
import {type NamedValues, secretKeys} from './parse/secret-keys.ts';
import {switchesIn} from './parse/switches.ts';
import type {Probe} from './probe.ts';

/** Which secret comes from where, by pseudonym: equal marks are equal values, and no value ever passes through here. */
export const secrets: Probe<'secrets'> = {
  name: 'secrets',
  everyMs: 15_000,
  after: ['supervisor', 'config'],
  async look(host, gateway, {readings}) {
    const home = await host.list(gateway.stateDir);
    if (!home.seen && home.why === 'denied') return unseen('denied', `${gateway.stateDir} belongs to ${gateway.user.name}: ${home.detail}`);
    const [table, process, dotenv, running, envFiles, profiles] = await Promise.all([
      configTable(host, gateway, readings),
      processSources(host, gateway, readings),
      dotenvVariables(host, gateway),
      runningVariables(host, gateway, readings),
      envFileStates(host, readings),
      profileKeys(host, gateway),
    ]);
    const configEnv = table === null ? [] : configVariables(table.table, table.where);
    const places = {process, late: [...dotenv, ...configEnv], running};
    const keys = secretKeys({config: table, ...places});
    const switchedOff = switchesIn(places);
    const extra = [...envFiles.map((file) => file.path), ...process.map((place) => place.where)].filter((path) => path.startsWith('/'));
    return seen<ReadingValues['secrets']>({
      keys,
      envFiles,
      files: await withFacts(host, await secretFiles(host, gateway, extra)),
      daemonNames: running?.values.map(([name]) => name) ?? null,
      ...(switchedOff.length === 0 ? {} : {switchedOff}),
      ...(profiles.length === 0 ? {} : {profiles}),
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

/** What the supervisor gives the process at its start. Only secrets of a manager's own environment matter, but those do reach it. */
async function processSources(host: Host, gateway: Gateway, readings: Readings): Promise<readonly NamedValues[]> {
  const sources = (await Promise.all(supervisorsOn(host).map((one) => one.environment(host, gateway, readings)))).flat();
  return sources.map(({kind, path, variables}) => ({kind, where: path, values: variables}));
}

function runningVariables(host: Host, gateway: Gateway, readings: Readings): Promise<NamedValues | null> {
  const pid = gatewayProcess(readings, gateway)?.pid ?? null;
  return pid === null ? Promise.resolve(null) : processVariables(host, pid);
}

async function envFileStates(host: Host, readings: Readings): Promise<SecretsValue['envFiles']> {
  const unit = loadedUnit(readings);
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
