import {chown, mkdtemp, rm, stat, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {User} from '../model/index.ts';

/** A folder for what a command keeps for a while, so that a look leaves nothing of it behind, not even when it is ended half-way. */
export interface Scratch {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** `owner` is who the command runs as, where that is somebody else than we. */
export async function makeScratch(uid: number, owner: User | null): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'rungs-'));
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  await linkLocks(folder, uid);
  return {
    folder,
    env: {
      TMPDIR: folder,
      XDG_CACHE_HOME: join(folder, 'cache'),
      NODE_DISABLE_COMPILE_CACHE: '1',
      NO_UPDATE_NOTIFIER: '1',
      npm_config_cache: join(folder, 'npm'),
      npm_config_logs_max: '0',
      npm_config_update_notifier: 'false',
    },
  };
}

/** The releases before 2026.8 look for the gateway's lock in the temporary directory; it is found there still. */
async function linkLocks(folder: string, uid: number): Promise<void> {
  const name = `openclaw-${uid}`;
  const there = await stat(join('/tmp', name)).catch(() => null);
  if (there?.isDirectory()) await symlink(join('/tmp', name), join(folder, name)).catch(() => undefined);
}

/** What belongs to somebody else is removed by him: he could lead root's removal elsewhere while it goes on. */
export async function removeScratch({folder}: Scratch, asOwner: ((argv: readonly string[]) => Promise<unknown>) | null): Promise<void> {
  if (asOwner === null) await rm(folder, {recursive: true, force: true}).catch(() => undefined);
  else await asOwner(['rm', '-rf', '--', folder]);
}
