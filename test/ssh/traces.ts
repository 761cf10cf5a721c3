import {readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';
import {basename, join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {Server} from './server.ts';

/** Everything below a folder that a look could change: names, modes, owners, times of change, contents. */
export function snapshot(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) {
      found[path] = readlinkSync(path);
      continue;
    }
    const {mode, uid, gid, mtimeMs, ctimeMs} = statSync(path);
    found[path] = [mode, uid, gid, mtimeMs, ctimeMs, entry.isFile() ? readFileSync(path, 'latin1') : ''].join(' ');
  }
  return found;
}

/** The processes of a user that live. */
export function processesOf(uid: number): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return new RegExp(`^Uid:\\s+${uid}\\s`, 'm').test(status) && !/^State:\s+[ZX]/m.test(status);
    } catch {
      return false;
    }
  });
}

/** Until our program runs over there. */
export async function nodeOf(uid: number): Promise<void> {
  const isNode = (pid: string): boolean => {
    try {
      return basename(readlinkSync(`/proc/${pid}/exe`)) === 'node';
    } catch {
      return false;
    }
  };
  while (!processesOf(uid).some(isNode)) await wait(20);
}

export async function noProcessOf(uid: number): Promise<void> {
  while (processesOf(uid).length > 0) await wait(20);
}

/** As when a network goes: the client ends without a word. */
export function killClientOf({folder}: Pick<Server, 'folder'>): void {
  const clients = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return words.includes(join(folder, 'config')) && words[0]?.endsWith('ssh') === true;
    } catch {
      return false;
    }
  });
  for (const pid of clients) process.kill(Number(pid), 'SIGKILL');
}
