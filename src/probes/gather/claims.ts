import type {Gateway, Host, Readings, Unseen} from '../../model/index.ts';
import {type Claim, claimsOfConfig, claimsOfVariables, unique} from '../parse/claims.ts';
import {parseConfig, type Table} from '../parse/config.ts';
import {configBytesMax} from './configured-port.ts';
import {unseen} from './unseen.ts';

export interface Claimed {
  readonly claims: readonly Claim[];
  readonly config: Table | null;
  /** Why the configuration's claims are not known. */
  readonly missing: Unseen | null;
}

/** Everything that is claimed: by the file that the daemon reads, and by the variables it was given. */
export async function claimsOf(host: Host, gateway: Gateway, readings: Readings): Promise<Claimed> {
  const reading = readings.config?.seen ? readings.config.value : null;
  const path = reading?.daemonPath ?? reading?.path ?? gateway.configPath;
  const file = await host.read(path, {bytesMax: configBytesMax});
  const parsed = file.seen ? parseConfig(file.value.text) : null;
  const config = parsed?.ok ? parsed.config : null;
  const missing = !file.seen ? file : config === null ? unseen('garbled', `${path} cannot be read as configuration.`) : null;
  return {
    claims: unique([...(config === null ? [] : claimsOfConfig(config)), ...claimsOfVariables(variablesIn(readings), placeOf(readings))]),
    config,
    missing,
  };
}

/** Variables that reach the gateway: what its process has, else what its sources set. */
function variablesIn(readings: Readings): readonly string[] {
  if (!readings.secrets?.seen) return [];
  const {keys, daemonNames} = readings.secrets.value;
  const named = keys.filter((key) => key.sources.some((source) => source.kind !== 'config')).map((key) => key.name);
  return [...new Set([...named, ...(daemonNames ?? [])])];
}

function placeOf(readings: Readings): string {
  return readings.supervisor?.seen && readings.supervisor.value.owner === 'container' ? 'container environment' : 'service environment';
}
