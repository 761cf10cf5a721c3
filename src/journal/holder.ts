import {linkSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {ledAstray} from './place.ts';

/** That a session is ours alone, for as long as this console has it. */
export interface SessionLock {
  release(): void;
  /** Says it again where the directory was removed and made anew. */
  renew(): void;
  /** The same in another directory, before the session goes on there. */
  elsewhere(folder: string): SessionLock | {readonly heldBy: string};
}

export interface Holder {
  readonly pid: number;
  readonly who: string;
}

/** One console a session: the second one is told who holds it. Where nothing can be written, nothing can be held either. */
export function hold(folder: string, self: Holder): SessionLock | {readonly heldBy: string} {
  const path = join(folder, 'held');
  const held: SessionLock = {
    release: () => gone(path),
    renew: () => {
      hold(folder, self);
    },
    elsewhere: (to) => hold(to, self),
  };
  const mine = `${path}.${self.pid}`;
  try {
    if (ledAstray(folder) !== null) return {...held, release() {}};
    mkdirSync(folder, {recursive: true, mode: 0o700});
    gone(mine);
    writeFileSync(mine, JSON.stringify({...self, since: startOf(self.pid)}), {flag: 'wx', mode: 0o600});
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        // It appears under its name as a whole, so that nobody reads an empty one and takes it for a dead one's.
        linkSync(mine, path);
        return held;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = readHolder(path);
        if (holder !== null && alive(holder)) return {heldBy: `process ${holder.pid}, opened by ${holder.who}`};
        gone(path);
      }
    }
    return {heldBy: 'another console that was opened at the same moment'};
  } catch {
    return {...held, release() {}};
  } finally {
    gone(mine);
  }
}

/** Who has a session open now; null = nobody. */
export function holderOf(folder: string): Holder | null {
  const holder = readHolder(join(folder, 'held'));
  return holder !== null && alive(holder) ? {pid: holder.pid, who: holder.who} : null;
}

export function gone(path: string): void {
  try {
    rmSync(path, {force: true});
  } catch {
    /* where nothing can be removed, nothing of ours was written either, or its process is gone */
  }
}

function readHolder(path: string): (Holder & {since: string | null}) | null {
  try {
    const {pid, who, since} = JSON.parse(readFileSync(path, 'utf8')) as {pid?: unknown; who?: unknown; since?: unknown};
    return typeof pid === 'number' && typeof who === 'string' ? {pid, who, since: typeof since === 'string' ? since : null} : null;
  } catch {
    return null;
  }
}

export function alive({pid, since}: {pid: number; since: string | null}): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return since === null || startOf(pid) === since;
}

/** Tells a process from a later one with the same number, across restarts of the machine; null where there is no /proc. */
export function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The program's name stands in brackets and can hold anything; the start is the 20th field behind them.
    const behind = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return `${boot} ${behind[19]}`;
  } catch {
    return null;
  }
}
