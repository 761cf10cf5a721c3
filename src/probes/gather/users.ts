import type {Host, User} from '../../model/index.ts';
import {parseProcessStatus} from '../parse/process.ts';
import {parseId, parsePasswd} from '../parse/users.ts';
import {askText} from './ask.ts';
import {isMacHost} from './mac-processes.ts';
import {always, remembered} from './memory.ts';
import {orNull} from './unseen.ts';

/** The users of /etc/passwd; a directory service's users are not in it. On a Mac only its own accounts are: people have their homes. */
export async function localUsers(host: Host): Promise<readonly User[]> {
  const [file, people] = await Promise.all([host.read('/etc/passwd', {bytesMax: 512 * 1024}), isMacHost(host) ? macPeople(host) : []]);
  const listed = file.seen ? parsePasswd(file.value.text) : [];
  return [...listed.filter((user) => !people.some((one) => one.uid === user.uid)), ...people];
}

/** Whoever owns a folder below /Users; who looks needs none. */
async function macPeople(host: Host): Promise<readonly User[]> {
  const me = host.platform.user;
  const names = orNull(await host.list('/Users')) ?? [];
  const homes = names.filter((name) => !name.startsWith('.') && name !== 'Shared' && name !== 'Guest');
  const people = await Promise.all(
    homes.map(async (name): Promise<readonly User[]> => {
      const facts = orNull(await host.stat(`/Users/${name}`));
      return facts === null || facts.kind !== 'directory' || facts.uid === 0 || facts.uid === me.uid
        ? []
        : [{name, uid: facts.uid, gid: facts.gid, home: `/Users/${name}`}];
    }),
  );
  return [me, ...people.flat()];
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
  if (isMacHost(host)) return host.platform.user;
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
  return listed?.home ?? (who.uid === 0 ? '/root' : `/home/${who.name}`);
}
