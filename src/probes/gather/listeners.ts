import type {Host, Listener, Look} from '../../model/index.ts';
import {type ListeningSocket, parseListening} from '../parse/sockets.ts';
import {relookHealthyMs} from './known-healthy.ts';
import {isMacHost, macSockets} from './mac-processes.ts';
import {always, remembered} from './memory.ts';
import {allPids, processAt} from './processes.ts';
import {orNull, seen} from './unseen.ts';
import {userName} from './users.ts';

/** The kernel puts listeners in front of connections, of which a busy host has megabytes; this much holds 400 listeners. */
const tableBytesMax = 64 * 1024;

/**
 * Every listening TCP socket of this host, as the kernel lists them; readable for everyone. The kernel walks its whole table of connections
 * for it, 7 ms of CPU, so in peace the list stands for as long as every socket looked for is still held.
 */
export async function listening(host: Host, peace: boolean): Promise<Look<readonly ListeningSocket[]>> {
  if (isMacHost(host)) {
    const sockets = await macSockets(host);
    return sockets.seen ? seen(sockets.value.map((socket, inode) => ({...socket, inode}))) : sockets;
  }
  const places = await descriptors(host);
  const held = await Promise.all([...places].map(([inode, place]) => isStill(host, inode, place)));
  return remembered(host, 'listening sockets', peace && held.length > 0 && held.every(Boolean) ? relookHealthyMs : 0, () =>
    readTables(host),
  );
}

async function readTables(host: Host): Promise<Look<readonly ListeningSocket[]>> {
  const [four, six] = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => host.read(path, {bytesMax: tableBytesMax})));
  if (!four?.seen) return four ?? {seen: false, why: 'missing', detail: '/proc/net/tcp could not be read.'};
  return seen([...parseListening(four.value.text), ...(six?.seen ? parseListening(six.value.text) : [])]);
}

/** Where each socket was found at the latest look. */
function descriptors(host: Host): Promise<Map<number, HeldSocket>> {
  return remembered(host, 'descriptors', always, async () => new Map<number, HeldSocket>());
}

async function isStill(host: Host, inode: number, {path}: HeldSocket): Promise<boolean> {
  return orNull(await host.link(path)) === nameOfSocket(inode);
}

/** A file descriptor that is a socket: `/proc/246/fd/31`. */
interface HeldSocket {
  readonly pid: number;
  readonly path: string;
}

/** Which process holds each socket. The likely pids are looked at first; everybody else's only when that does not suffice. */
export async function ownersOf(
  host: Host,
  sockets: readonly ListeningSocket[],
  likely: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const places = await descriptors(host);
  const owners = new Map<number, number>();
  const wanted = new Map<string, number>();
  for (const {inode, pid} of sockets) {
    if (pid !== undefined) {
      owners.set(inode, pid);
      continue;
    }
    const before = places.get(inode);
    // The descriptor that was the socket at the latest look, and is it still, proves its owner with one link.
    if (before !== undefined && (await isStill(host, inode, before))) owners.set(inode, before.pid);
    else wanted.set(nameOfSocket(inode), inode);
  }
  const found = await seek(host, wanted, likely);
  for (const [inode, held] of found) {
    places.set(inode, held);
    owners.set(inode, held.pid);
  }
  for (const inode of places.keys()) if (!owners.has(inode)) places.delete(inode);
  return owners;
}

/** A socket as a listener, with its process where that can be seen. */
export async function listenerOf(host: Host, socket: ListeningSocket, pid: number | null): Promise<Listener> {
  const sight = pid === null ? null : orNull(await processAt(host, pid));
  return {address: socket.address, uid: socket.uid, user: await userName(host, socket.uid), process: sight?.facts ?? null};
}

async function seek(host: Host, wanted: Map<string, number>, likely: readonly number[]): Promise<ReadonlyMap<number, HeldSocket>> {
  const found = new Map<number, HeldSocket>();
  for (const pid of likely) await seekIn(host, pid, wanted, found);
  if (wanted.size === 0) return found;
  const all = orNull(await allPids(host)) ?? [];
  // Newest first: whoever takes a port away from a gateway was started after the machine's own services.
  for (const pid of all.toSorted((a, b) => b - a)) {
    if (wanted.size === 0) break;
    if (!likely.includes(pid)) await seekIn(host, pid, wanted, found);
  }
  return found;
}

/** Moves the sockets that this pid holds from `wanted` to `found`. Another user's descriptors stay hidden. */
async function seekIn(host: Host, pid: number, wanted: Map<string, number>, found: Map<number, HeldSocket>): Promise<void> {
  if (wanted.size === 0) return;
  const names = await host.list(`/proc/${pid}/fd`);
  if (!names.seen) return;
  const links = await Promise.all(
    names.value.map(async (name) => ({path: `/proc/${pid}/fd/${name}`, target: orNull(await host.link(`/proc/${pid}/fd/${name}`))})),
  );
  for (const {path, target} of links) {
    const inode = target === null ? undefined : wanted.get(target);
    if (inode === undefined || target === null) continue;
    found.set(inode, {pid, path});
    wanted.delete(target);
  }
}

function nameOfSocket(inode: number): string {
  return `socket:[${inode}]`;
}
