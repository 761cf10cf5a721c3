import type {Gateway, GatewayLock, Host} from '../../model/index.ts';
import {type LockPayload, parseLock} from '../parse/lock.ts';
import {isMacHost, macProcesses} from './mac-processes.ts';
import {processStat} from './processes.ts';

/** Lock files have some 500 bytes; the blanks after the JSON are part of them. */
const bytesMax = 16 * 1024;

/** The lock of this gateway's state directory: the one that a live gateway holds, else the newest. */
export async function gatewayLock(host: Host, gateway: Pick<Gateway, 'stateDir' | 'configPath' | 'user'>): Promise<GatewayLock | null> {
  const paths = await lockPaths(host, gateway);
  const locks = (await Promise.all(paths.map((path) => lockAt(host, path, gateway)))).filter((lock) => lock !== null);
  return (
    locks.toSorted((a, b) => Number(b.alive === true) - Number(a.alive === true) || (b.createdAt ?? 0) - (a.createdAt ?? 0))[0] ?? null
  );
}

/**
 * Since 2026.8 the lock lies in `STATE/tmp/openclaw-UID`, of the uid that runs the gateway, which can be another one than the owner's.
 * Before, it lay in the temporary directory, one for each configuration path.
 */
async function lockPaths(host: Host, gateway: Pick<Gateway, 'stateDir' | 'user'>): Promise<readonly string[]> {
  const old = `/tmp/openclaw-${gateway.user.uid}`;
  const [inState, inOld] = await Promise.all([host.list(`${gateway.stateDir}/tmp`), host.list(old)]);
  const folders = (inState.seen ? inState.value : [])
    .filter((name) => /^openclaw(-\d+)?$/.test(name))
    .map((name) => `${gateway.stateDir}/tmp/${name}`);
  return [
    ...folders.map((folder) => `${folder}/gateway.state.lock`),
    ...(inOld.seen ? inOld.value : []).filter((name) => /^gateway\.[0-9a-f]{8}\.lock$/.test(name)).map((name) => `${old}/${name}`),
  ];
}

async function lockAt(host: Host, path: string, gateway: Pick<Gateway, 'configPath'>): Promise<GatewayLock | null> {
  const file = await host.read(path, {bytesMax});
  const payload = file.seen ? parseLock(file.value.text) : null;
  // A lock in the shared temporary directory counts only when it names this gateway's configuration.
  if (payload === null || (path.startsWith('/tmp/') && payload.configPath !== gateway.configPath)) return null;
  return {path, pid: payload.pid, port: payload.port, role: payload.role, createdAt: payload.createdAt, alive: await alive(host, payload)};
}

/** A pid whose start time differs from the one in the lock is another process with a used number. */
async function alive(host: Host, {pid, startTicks, createdAt}: LockPayload): Promise<boolean | null> {
  if (pid === null) return null;
  if (isMacHost(host)) return livesOnMac(host, pid, createdAt);
  const stat = await processStat(host, pid);
  if (stat.seen) return startTicks === null || stat.value.startTicks === startTicks;
  return stat.why === 'missing' ? false : null;
}

/** A Mac tells whole seconds; what was begun behind the lock is another process of that number. */
async function livesOnMac(host: Host, pid: number, createdAt: number | null): Promise<boolean | null> {
  const all = await macProcesses(host);
  if (!all.seen) return null;
  const process = all.value.get(pid);
  if (process === undefined) return false;
  return process.startedAt === null || createdAt === null || process.startedAt <= createdAt + 2_000;
}
