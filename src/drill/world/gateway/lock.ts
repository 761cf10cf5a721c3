import {createHash} from 'node:crypto';
import type {Files} from '../files.ts';
import type {Process, Processes} from '../processes.ts';
import type {Scene} from '../scene.ts';
import type {Time} from '../time.ts';
import {type GatewayRun, isModern} from './run.ts';

/** What it takes to find, take and free the lock of a state directory. */
export interface LockNeeds {
  readonly files: Files;
  readonly processes: Processes;
  readonly scene: Scene;
  readonly time: Time;
}

/** What decides where the lock lies. */
export type Claim = Pick<GatewayRun, 'stateDir' | 'configPath' | 'version'>;

/** Since 2026.8 the lock lies in the state directory; before, in the temporary one, under a name made of the configuration's path. */
export function lockPath({stateDir, configPath, version}: Claim, uid: number): string {
  if (isModern(version)) return `${stateDir}/tmp/openclaw-${uid}/gateway.state.lock`;
  return `/tmp/openclaw-${uid}/gateway.${createHash('sha256').update(configPath).digest('hex').slice(0, 8)}.lock`;
}

/** The process that holds a gateway's lock and lives; null when nobody does. */
export function lockHolder(world: LockNeeds, claim: Claim): {readonly pid: number; readonly role: string} | null {
  const {files, processes, scene} = world;
  for (const uid of [scene.user.uid, 0]) {
    const text = files.peek(lockPath(claim, uid))?.text;
    if (text === undefined) continue;
    const {pid, role = 'gateway', startTime} = JSON.parse(text) as {pid: number; role?: string; startTime?: number};
    const process = processes.get(pid);
    if (process && (startTime === undefined || startTime === startTicks(world, process))) return {pid, role};
  }
  return null;
}

export function takeLock(world: LockNeeds, process: Process, claim: Claim & {readonly port?: number}, role: string | null = null): void {
  const payload = {
    pid: process.pid,
    createdAt: new Date(world.time.now()).toISOString(),
    configPath: claim.configPath,
    ...(isModern(claim.version) ? {stateDir: claim.stateDir, ...(claim.port === undefined ? {} : {port: claim.port})} : {}),
    // A Mac has no start time that a file could tell.
    ...(world.scene.mac === null ? {startTime: startTicks(world, process)} : {}),
    ...(role === null ? {} : {role}),
  };
  world.files.put(lockPath(claim, process.uid), JSON.stringify(payload), {mode: 0o600, uid: process.uid, gid: process.gid});
}

/** Gives the lock back; somebody else's stays where it is. */
export function freeLock(world: LockNeeds, claim: Claim, {uid, pid}: Pick<Process, 'uid' | 'pid'>): void {
  const path = lockPath(claim, uid);
  const text = world.files.peek(path)?.text;
  if (text !== undefined && (JSON.parse(text) as {pid: number}).pid === pid) world.files.remove(path, {uid: 0, gid: 0}, false);
}

/** Field 22 of /proc/PID/stat: clock ticks after boot, 100 a second. */
export function startTicks({scene}: Pick<LockNeeds, 'scene'>, process: Process): number {
  return Math.floor((process.startedAt - scene.bootAt) / 10);
}
