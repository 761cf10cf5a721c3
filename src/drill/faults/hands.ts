import {restartService, servedGateway} from '../world/service.ts';
import type {World} from '../world/world.ts';

/** What a person's hands did to the host before the drill began. */

export function editUnit(world: World, edit: (text: string) => string): void {
  const path = unitPath(world);
  world.files.write(path, edit(world.files.peek(path)?.text ?? ''), world.scene.user);
  world.managers.user.reload();
}

export function unitPath({scene}: World): string {
  return `${scene.user.home}/.config/systemd/user/${scene.unit}`;
}

export function dropIn(world: World, name: string, text: string): string {
  const {uid, gid} = world.scene.user;
  const path = `${unitPath(world)}.d/${name}`;
  world.files.putDirectory(`${unitPath(world)}.d`, {uid, gid});
  world.files.put(path, text, {uid, gid, mode: 0o600});
  world.managers.user.reload();
  return path;
}

/** A file of the gateway's user, readable by nobody else. */
export function ownFile(world: World, path: string, text: string, mode = 0o600): void {
  const {uid, gid} = world.scene.user;
  world.files.putDirectory(path.slice(0, path.lastIndexOf('/')), {uid, gid, mode: 0o700});
  world.files.put(path, text, {uid, gid, mode});
}

export function restart(world: World): void {
  restartService(world);
}

/** The variables of `.env` with some replaced or, with null, taken out. */
export function editDotenv(world: World, changes: Readonly<Record<string, string | null>>): void {
  const path = `${world.scene.stateDir}/.env`;
  const lines = (world.files.peek(path)?.text ?? '').split('\n').filter((line) => line !== '' && !((line.split('=')[0] ?? '') in changes));
  const added = Object.entries(changes).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  ownFile(world, path, `${[...lines, ...added].join('\n')}\n`);
}

export function isServing(world: World): boolean {
  return servedGateway(world)?.stage === 'ready';
}
