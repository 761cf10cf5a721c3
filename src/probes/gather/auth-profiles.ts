import type {Gateway, Host, ProfileKey} from '../../model/index.ts';
import {secretMark} from '../../supervisors/systemd/words-of.ts';
import {isTable} from '../parse/config.ts';
import {orNull} from './unseen.ts';

const bytesMax = 256 * 1024;

/** The keys and tokens of each agent's `auth-profiles.json`, by mark. Newer releases keep them in a database, of which only the file is listed. */
export async function profileKeys(host: Host, {stateDir}: Gateway): Promise<readonly ProfileKey[]> {
  const agents = orNull(await host.list(`${stateDir}/agents`)) ?? [];
  const paths = agents.map((agent) => `${stateDir}/agents/${agent}/agent/auth-profiles.json`);
  const files = await Promise.all(paths.map(async (path) => ({path, file: orNull(await host.read(path, {bytesMax}))})));
  return files.flatMap(({path, file}) => (file === null ? [] : profilesIn(path, file.text)));
}

/** What has no mark is left out, because it could be compared with nothing. */
export function profilesIn(path: string, text: string): readonly ProfileKey[] {
  const document = parsed(text);
  const profiles = isTable(document) ? document['profiles'] : null;
  if (!isTable(profiles)) return [];
  return Object.entries(profiles).flatMap(([profile, one]): readonly ProfileKey[] => {
    if (!isTable(one)) return [];
    const [provider = profile.split(':')[0] ?? profile] = [one['provider']].filter((name) => typeof name === 'string');
    const value = [one['key'], one['token'], one['access']].find((each) => typeof each === 'string');
    const mark = typeof value === 'string' ? secretMark.exec(value)?.[0] : undefined;
    return mark === undefined ? [] : [{path, profile, provider, mark}];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
