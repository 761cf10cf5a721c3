import type {Process} from '../processes.ts';
import type {World} from '../world.ts';
import type {GatewayRun} from './run.ts';

/** Since 2026.8 the lock lies in the state directory. */
export function lockPath(stateDir: string, uid: number): string {
  return `${stateDir}/tmp/openclaw-${uid}/gateway.state.lock`;
}

/** The process that holds a state directory's lock and lives; null when nobody does. */
export function lockHolder(world: World, stateDir: string): {readonly pid: number; readonly role: string} | null {
  const {files, processes, scene} = world;
  for (const uid of [scene.user.uid, 0]) {
    const text = files.peek(lockPath(stateDir, uid))?.text;
    if (text === undefined) continue;
    const {pid, role = 'gateway', startTime} = JSON.parse(text) as {pid: number; role?: string; startTime?: number};
    const process = processes.get(pid);
    if (process && (startTime === undefined || startTime === startTicks(world, process))) return {pid, role};
  }
  return null;
}

export function takeLock(
  world: World,
  process: Process,
  gateway: Pick<GatewayRun, 'stateDir' | 'configPath'> & {readonly port?: number},
  role: string | null = null,
): void {
  const payload = {
    pid: process.pid,
    createdAt: new Date(world.time.now()).toISOString(),
    configPath: gateway.configPath,
    stateDir: gateway.stateDir,
    ...(gateway.port === undefined ? {} : {port: gateway.port}),
    startTime: startTicks(world, process),
    ...(role === null ? {} : {role}),
  };
  world.files.put(lockPath(gateway.stateDir, process.uid), JSON.stringify(payload), {mode: 0o600, uid: process.uid, gid: process.gid});
}

/** Gives the lock back; somebody else's stays where it is. */
export function freeLock(world: World, stateDir: string, {uid, pid}: Pick<Process, 'uid' | 'pid'>): void {
  const path = lockPath(stateDir, uid);
  const text = world.files.peek(path)?.text;
  if (text !== undefined && (JSON.parse(text) as {pid: number}).pid === pid) world.files.remove(path, {uid: 0, gid: 0}, false);
}

/** Field 22 of /proc/PID/stat: clock ticks after boot, 100 a second. */
export function startTicks({scene}: World, process: Process): number {
  return Math.floor((process.startedAt - scene.bootAt) / 10);
}
