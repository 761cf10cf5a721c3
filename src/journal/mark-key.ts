import {closeSync, constants, fstatSync, fsyncSync, openSync, readSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {ledAstray, makeOurs} from './place.ts';

const keyBytes = 32;

/**
 * The key that makes equal secrets show as equal lies beside the journal, for nobody but its owner, as long as the session may go on.
 * It is in no journal, ticket or recording: who has those can neither tell what a mark stands for nor try it out.
 */
export function keepMarkKey(folder: string, key: Buffer): void {
  try {
    if (ledAstray(folder) !== null || readMarkKey(folder)?.equals(key) === true) return;
    dropMarkKey(folder);
    const file = makeOurs(pathIn(folder));
    try {
      writeSync(file, key);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Where nothing can be written there is no session to go on with either.
  }
}

/** Null where there is none, and where somebody else could have read or made it. */
export function readMarkKey(folder: string): Buffer | null {
  try {
    const file = openSync(pathIn(folder), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const facts = fstatSync(file);
      const key = Buffer.alloc(keyBytes + 1);
      const ours = facts.isFile() && facts.uid === process.geteuid?.() && (facts.mode & 0o077) === 0;
      return ours && readSync(file, key) === keyBytes ? key.subarray(0, keyBytes) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

export function dropMarkKey(folder: string): void {
  try {
    rmSync(pathIn(folder), {force: true});
  } catch {
    // A place that has become read-only keeps it; nobody but its owner can read it there.
  }
}

function pathIn(folder: string): string {
  return join(folder, 'marks.key');
}
