import type {Gateway, Host} from '../../model/index.ts';
import {containerVariables} from '../../supervisors/index.ts';
import {jobTexts} from '../../supervisors/launchd/job-texts.ts';
import {parseConfig} from '../parse/config.ts';
import type {NamedValues} from '../parse/secret-keys.ts';
import {configTexts} from './config-texts.ts';
import {gatewayPids, justNowMs} from './gateways-running.ts';
import {keptTexts} from './kept-texts.ts';
import {secretFiles} from './secret-files.ts';
import type {SecretSources, SecretText} from './secret-text.ts';
import {unitSecrets} from './unit-secrets.ts';
import {configVariables, dotenvVariables, launchdVariables, loginVariables, managerVariables, processVariables} from './variable-places.ts';

/**
 * Every source of secrets that is known of a gateway, whether it runs or not. The probe `secrets` is made of the same functions, so what
 * it can show has been learnt.
 */
export async function secretSources(host: Host, gateway: Gateway): Promise<SecretSources> {
  const [unit, managed, login, dotenv, pids, config, files, launchd, contained] = await Promise.all([
    unitSecrets(host, gateway),
    managerVariables(host, gateway, 'user'),
    loginVariables(host, gateway),
    dotenvVariables(host, gateway),
    gatewayPids(host, justNowMs),
    configTexts(host, gateway.configPath, gateway.user.home),
    secretFiles(host, gateway, []).then((paths) => keptTexts(host, gateway, paths)),
    launchdVariables(host, gateway),
    containerVariables(host, gateway),
  ]);
  const [system, ...running] = await Promise.all([
    unit.scopes.includes('system') ? managerVariables(host, gateway, 'system') : [],
    ...[...new Set([...pids, ...unit.pids])].map((pid) => processVariables(host, pid)),
  ]);
  const variables = [
    ...unit.variables,
    ...managed,
    ...system,
    ...login,
    ...dotenv,
    ...running.filter((one) => one !== null),
    ...launchd,
    ...contained.map((one): NamedValues => ({kind: 'process', ...one})),
    ...files.variables,
  ];
  const jobs = await jobTexts(host, gateway);
  const elsewhere = await elsewhereConfigured(host, gateway, variables);
  const configs = [config, ...elsewhere];
  return {
    variables: [...variables, ...configs.flatMap((one) => one.configs.flatMap(variablesOfConfig))],
    texts: [...unit.texts, ...jobs, ...configs.flatMap((one) => one.configs), ...files.texts],
    payloads: [...unit.payloads, ...configs.flatMap((one) => one.payloads), ...files.payloads],
  };
}

/** The daemon may read another configuration than the command line; a variable says which. */
function elsewhereConfigured(host: Host, {configPath, user}: Gateway, variables: readonly NamedValues[]): Promise<readonly Configs[]> {
  const named = variables.flatMap(({values}) =>
    values.flatMap(([name, value]) =>
      name === 'OPENCLAW_CONFIG_PATH' ? [value] : name === 'OPENCLAW_STATE_DIR' ? [`${value}/openclaw.json`] : [],
    ),
  );
  const others = [...new Set(named)].filter((path) => path.startsWith('/') && path !== configPath);
  return Promise.all(others.map((path) => configTexts(host, path, user.home)));
}

type Configs = Awaited<ReturnType<typeof configTexts>>;

function variablesOfConfig({path, text}: SecretText): readonly NamedValues[] {
  const parsed = parseConfig(text);
  return parsed.ok ? configVariables(parsed.config, path) : [];
}
