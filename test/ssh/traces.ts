import {readdirSync, readFileSync, readlinkSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

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

export async function noProcessOf(uid: number): Promise<void> {
  while (processesOf(uid).length > 0) await wait(20);
}
