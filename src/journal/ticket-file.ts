import {closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';

/** Always whole: written beside itself, flushed, then moved into place. Returns the sentence that says why it could not. */
export function writeTicketFile(path: string, text: string): string | null {
  const part = `${path}.part`;
  try {
    mkdirSync(dirname(path), {recursive: true, mode: 0o700});
    const file = openSync(part, 'w', 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    return null;
  } catch (error) {
    return `the ticket cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'} on ${path}); free space or choose another place with --out`;
  }
}
