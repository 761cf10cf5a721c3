import type {Host, User} from '../../model/index.ts';
import {parseProcessStatus} from '../parse/process.ts';
import {parseId, parsePasswd} from '../parse/users.ts';
import {askText} from './ask.ts';
import {always, remembered} from './memory.ts';

/** The users of /etc/passwd; a directory service's users are not in it. */
export async function localUsers(host: Host): Promise<readonly User[]> {
  const file = await host.read('/etc/passwd', {bytesMax: 512 * 1024});
  return file.seen ? parsePasswd(file.value.text) : [];
}

/** Names for user ids. They do not change under a console, so the file is read once a host. */
export async function userName(host: Host, uid: number): Promise<string> {
  return (await userNames(host)).get(uid) ?? `uid ${uid}`;
}

export function userNames(host: Host): Promise<ReadonlyMap<number, string>> {
  return remembered(host, 'user names', always, async () => new Map((await localUsers(host)).map((user) => [user.uid, user.name])));
}

/** Who looks, as that machine says: the kernel by a file, else `id`. */
export async function responder(host: Host, users: readonly User[] | Promise<readonly User[]>): Promise<User | null> {
  const [status, local] = await Promise.all([host.read('/proc/self/status', {bytesMax: 8 * 1024}), users]);
  const uid = status.seen ? parseProcessStatus(status.value.text)?.uid : undefined;
  const listed = local.find((user) => user.uid === uid);
  if (listed) return listed;
  const text = await askText(host, ['id']);
  const who = text.seen ? parseId(text.value) : null;
  return who === null ? null : {...who, home: await homeOf(host, who, local)};
}

async function homeOf(host: Host, who: Omit<User, 'home'>, users: readonly User[]): Promise<string> {
  const local = users.find((user) => user.uid === who.uid);
  if (local) return local.home;
  const asked = await askText(host, ['getent', 'passwd', String(who.uid)]);
  const listed = asked.seen ? parsePasswd(asked.value)[0] : undefined;
  if (listed) return listed.home;
  // macOS keeps its users in neither place; its homes are where they always are.
  return (await host.stat(`/Users/${who.name}`)).seen ? `/Users/${who.name}` : who.uid === 0 ? '/root' : `/home/${who.name}`;
}
