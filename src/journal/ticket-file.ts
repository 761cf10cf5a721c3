import {closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {ledAstray, makeOurs} from './place.ts';
import {whyNot} from './why.ts';

/** Always whole: written beside itself, flushed, then moved into place. Returns the sentence that says why it could not. */
export function writeTicketFile(path: string, text: string | Uint8Array): string | null {
  const part = `${path}.${process.pid}`;
  try {
    const astray = ledAstray(dirname(path));
    if (astray !== null) throw new Error(astray);
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    // A terminal, a pipe or /dev/null is written to; to be moved onto would be its end.
    const there = lstatSync(path, {throwIfNoEntry: false});
    if (there !== undefined && !there.isFile() && !there.isSymbolicLink() && !there.isDirectory()) {
      writeWhole(openSync(path, constants.O_WRONLY | constants.O_NOFOLLOW), bytes);
      return null;
    }
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    rmSync(part, {force: true});
    writeWhole(makeOurs(part), bytes, fsyncSync);
    renameSync(part, path);
    return null;
  } catch (error) {
    try {
      rmSync(part, {force: true});
    } catch {
      /* the reason why it was not written is the one worth telling */
    }
    return `${path} not written: ${whyNot(error)}; free space or choose another place with --out`;
  }
}

function writeWhole(file: number, bytes: Uint8Array, then: (file: number) => void = () => {}): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    then(file);
  } finally {
    closeSync(file);
  }
}
