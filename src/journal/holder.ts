import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';

/** One console a session: the second one is told who holds it. */
export function hold(folder: string, self: {pid: number; who: string}): {readonly release: () => void} | {readonly heldBy: string} {
  const path = join(folder, 'held');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify(self));
      closeSync(file);
      return {release: () => rmSync(path, {force: true})};
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return {release: () => {}};
      const holder = readHolder(path);
      if (holder !== null && alive(holder.pid)) return {heldBy: `process ${holder.pid}, opened by ${holder.who}`};
      rmSync(path, {force: true});
    }
  }
  return {heldBy: 'another console that was opened at the same moment'};
}

function readHolder(path: string): {pid: number; who: string} | null {
  try {
    const {pid, who} = JSON.parse(readFileSync(path, 'utf8')) as {pid?: unknown; who?: unknown};
    return typeof pid === 'number' && typeof who === 'string' ? {pid, who} : null;
  } catch {
    return null;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
