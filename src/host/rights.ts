import type {User} from '../model/index.ts';

/**
 * Does something with files as that user may, where we are root: a link of his leads root nowhere, and what is written is his. It must not
 * wait for anything, because all of this process has those rights meanwhile.
 */
export function withRightsOf<T>(user: User, work: () => T): T {
  if (process.geteuid?.() !== 0 || user.uid === 0) return work();
  const groups = process.getgroups?.() ?? [];
  const gid = process.getegid?.() ?? 0;
  try {
    takeGroups(user);
    process.setegid?.(user.gid);
    process.seteuid?.(user.uid);
    return work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(gid);
    process.setgroups?.(groups);
  }
}

/** A number that no directory of users knows has no groups but its own. */
function takeGroups({name, gid}: User): void {
  try {
    (process as unknown as {initgroups(user: string, group: number): void}).initgroups(name, gid);
  } catch {
    process.setgroups?.([gid]);
  }
}
