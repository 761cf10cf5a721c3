import {putNode} from '../world/system.ts';
import {complained, said, type Tool} from './call.ts';
import {plainWords} from './file-looks.ts';

/** `apt-get install nodejs=VERSION`: the only package that matters here. */
export const apt: Tool = async (call) => {
  const [verb, name = ''] = plainWords(call.argv);
  if (verb !== 'install' || !name.startsWith('nodejs')) return complained(`E: Unable to locate package ${name}\n`, 100);
  if (call.who.uid !== 0)
    return complained(
      'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n',
      100,
    );
  const version = /=(?:\d+:)?(\d+\.\d+\.\d+)/.exec(name)?.[1];
  if (version === undefined) return complained('E: In this drill a version is needed: apt-get install nodejs=24.21.0-1nodesource1\n', 100);
  await call.wait(9_000);
  putNode(call.world, '/usr/bin/node', version);
  call.world.deeds.push({at: call.world.time.now(), argv: call.argv, exit: 0});
  return said(`Reading package lists...\nSetting up nodejs (${version}-1nodesource1) ...\n`);
};
