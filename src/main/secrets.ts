import type {Gateway, Host, Readings} from '../model/index.ts';
import {lookAtAll, probes} from '../probes/index.ts';
import {credentialTable} from '../secrets/index.ts';
import {gatewayProcess} from '../supervisors/index.ts';
import {openToTell} from './open-to-tell.ts';
import type {Options} from './options.ts';
import {type SecretsTold, secretsCodes, secretsReport, secretsStanding, secretsText} from './secrets-report.ts';

/** `rungs secrets`: each credential with every place that holds it, by mark. It changes nothing and prints no value. */
export async function secrets(options: Options): Promise<number> {
  const opened = await openToTell(options, secretsCodes.unknown);
  if (typeof opened === 'number') return opened;
  const {host, gateways, facts} = opened;
  const told: SecretsTold[] = [];
  for (const gateway of gateways) told.push(await secretsOf(host, gateway));
  process.stdout.write(options.json ? `${JSON.stringify(secretsReport(facts, told))}\n` : told.map(secretsText).join('\n'));
  const standings = told.map(secretsStanding);
  const worst = (['differs', 'unknown'] as const).find((one) => standings.includes(one)) ?? 'agrees';
  return secretsCodes[worst];
}

/** What one gateway's credentials are, from one look at everything that has to do with them. */
export async function secretsOf(host: Host, gateway: Gateway): Promise<SecretsTold> {
  return secretsIn(await lookAtAll(probes, host, gateway, false), gateway);
}

/** The same from what was seen already. */
export function secretsIn(readings: Readings, gateway: Gateway): SecretsTold {
  const {secrets: seen, config} = readings;
  if (seen?.seen !== true) return {gateway, problem: seen?.detail ?? 'nothing was seen'};
  const table = credentialTable({
    secrets: seen.value,
    config: config?.seen === true ? config.value : null,
    user: gateway.user,
    runs: gatewayProcess(readings, gateway) !== null,
  });
  return {gateway, table};
}
