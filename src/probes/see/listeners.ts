import type {Host, Listener, Look} from '../../model/index.ts';
import {parseListening, type ListeningSocket} from '../parse/sockets.ts';
import {allPids, processAt} from './processes.ts';
import {orNull, seen} from './unseen.ts';
import {userName} from './users.ts';

/** A host with 10,000 connections has a table of some 1.5 MB; listeners stand in front of the rest. */
const tableBytesMax = 2 * 1024 * 1024;

/** Every listening TCP socket of this host, as the kernel lists them; readable for everyone. */
export async function listening(host: Host): Promise<Look<readonly ListeningSocket[]>> {
  const [four, six] = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map(path => host.read(path, {bytesMax: tableBytesMax})));
  if (!four?.seen) return four ?? {seen: false, why: 'missing', detail: '/proc/net/tcp could not be read.'};
  return seen([...parseListening(four.value.text), ...(six?.seen ? parseListening(six.value.text) : [])]);
}

/** Which process holds each socket. The likely pids are looked at first; everybody else's only when that does not suffice. */
export async function ownersOf(host: Host, sockets: readonly ListeningSocket[], likely: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const wanted = new Map(sockets.map(socket => [`socket:[${socket.inode}]`, socket.inode]));
  const owners = new Map<number, number>();
  for (const pid of likely) await seekIn(host, pid, wanted, owners);
  if (wanted.size === 0) return owners;
  const all = orNull(await allPids(host)) ?? [];
  // Newest first: whoever takes a port away from a gateway was started after the machine's own services.
  for (const pid of all.toSorted((a, b) => b - a)) {
    if (wanted.size === 0) break;
    if (!likely.includes(pid)) await seekIn(host, pid, wanted, owners);
  }
  return owners;
}

/** A socket as a listener, with its process where that can be seen. */
export async function listenerOf(host: Host, socket: ListeningSocket, pid: number | null): Promise<Listener> {
  const sight = pid === null ? null : orNull(await processAt(host, pid));
  return {address: socket.address, uid: socket.uid, user: await userName(host, socket.uid), process: sight?.facts ?? null};
}

/** Takes the sockets that this pid holds out of `wanted` and notes it as their owner. Another user's descriptors stay hidden. */
async function seekIn(host: Host, pid: number, wanted: Map<string, number>, owners: Map<number, number>): Promise<void> {
  if (wanted.size === 0) return;
  const names = await host.list(`/proc/${pid}/fd`);
  if (!names.seen) return;
  const links = await Promise.all(names.value.map(name => host.link(`/proc/${pid}/fd/${name}`)));
  for (const link of links) {
    const inode = link.seen ? wanted.get(link.value) : undefined;
    if (inode === undefined || !link.seen) continue;
    owners.set(inode, pid);
    wanted.delete(link.value);
  }
}
