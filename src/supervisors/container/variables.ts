import type {Gateway, Host} from '../../model/index.ts';
import {justNowMs} from '../../probes/gather/gateways-running.ts';
import type {Variables} from '../../probes/parse/env-file.ts';
import {containersLately} from './engines.ts';

/** The environment of every container that an engine describes: whatever is asked about one shows it. */
export async function containerVariables(
  host: Host,
  gateway: Gateway,
): Promise<readonly {readonly where: string; readonly values: Variables}[]> {
  const {found} = await containersLately(host, gateway, justNowMs);
  return found.flatMap(({whole}) => (whole === null ? [] : [{where: `environment of ${whole.name}`, values: whole.environment}]));
}
