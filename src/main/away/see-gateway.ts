import {stateMark} from '../../fleet/state-mark.ts';
import type {Gateway, Host, Readings} from '../../model/index.ts';
import {configBytesMax} from '../../probes/gather/configured-port.ts';
import {lookAtAll, probes} from '../../probes/index.ts';
import {parseConfig} from '../../probes/parse/config.ts';

/** What one look at a gateway brings, before anybody judges it. */
export interface SeenGateway {
  readonly readings: Readings;
  /** Cleaned; null where it cannot be read, which is said by the look itself. */
  readonly config: unknown;
  /** What its state folder is called by all who have mounted it. */
  readonly state: string | null;
  readonly now: number;
}

export async function seeGateway(host: Host, gateway: Gateway, deep: boolean): Promise<SeenGateway> {
  const readings = await lookAtAll(probes, host, gateway, deep);
  const now = host.clock.now();
  const [config, state] = await Promise.all([configOf(host, gateway, readings), stateOf(host, gateway)]);
  return {readings, config, state, now};
}

async function configOf(host: Host, gateway: Gateway, {config}: Readings): Promise<unknown> {
  const value = config?.seen === true ? config.value : null;
  const file = await host.read(value?.daemonPath ?? value?.path ?? gateway.configPath, {bytesMax: configBytesMax});
  const parsed = file.seen && !file.value.cut ? parseConfig(file.value.text) : null;
  return parsed?.ok ? parsed.config : null;
}

const mountsBytesMax = 256 * 1024;

/** A state folder that is a link lies where that points. */
async function stateOf(host: Host, {stateDir}: Gateway): Promise<string | null> {
  const [mounts, link] = await Promise.all([host.read('/proc/self/mountinfo', {bytesMax: mountsBytesMax}), host.link(stateDir)]);
  const folder = link.seen && link.value.startsWith('/') ? link.value : stateDir;
  return mounts.seen ? stateMark(mounts.value.text, folder) : null;
}
