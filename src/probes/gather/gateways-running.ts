import type {Host} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {remembered} from './memory.ts';
import {allPids, cmdline} from './processes.ts';

/**
 * Reading every argv of a busy host costs some 10 ms, too much for every look. A gateway started by hand shows at once by its lock and
 * its port; only one that has neither yet can be noticed this much late.
 */
const scanAgeMs = 15_000;

/** The first look comes after the search for gateways, which has just read them all. */
export const justNowMs = 1_000;

/** Pids whose argv is a gateway's, of any user. Each is checked again at every look; the whole of /proc only now and then. */
export async function gatewayPids(host: Host, ageMs = scanAgeMs): Promise<readonly number[]> {
  const pids = await remembered(host, 'gateway pids', ageMs, () => scan(host));
  const still = await Promise.all(pids.map(async (pid) => gatewayArgv(await cmdline(host, pid)) !== null));
  return pids.filter((_, at) => still[at]);
}

async function scan(host: Host): Promise<readonly number[]> {
  const all = await allPids(host);
  const argvs = await Promise.all(
    (all.seen ? all.value : []).map(async (pid) => ({pid, is: gatewayArgv(await cmdline(host, pid)) !== null})),
  );
  return argvs.filter((one) => one.is).map((one) => one.pid);
}
