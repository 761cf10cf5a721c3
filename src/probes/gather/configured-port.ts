import type {Host} from '../../model/index.ts';
import {portNumber} from '../../openclaw/gateway-argv.ts';
import {at, parseConfig} from '../parse/config.ts';

/** Configurations have 1 to 50 KB; a larger one is read as far as this and then does not parse. */
export const configBytesMax = 4 * 1024 * 1024;

export async function configuredPort(host: Host, path: string): Promise<number | null> {
  const file = await host.read(path, {bytesMax: configBytesMax});
  const parsed = file.seen ? parseConfig(file.value.text) : null;
  return parsed?.ok ? portNumber(String(at(parsed.config, 'gateway.port') ?? '')) : null;
}
