import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs';
import {openPack, type Pack, packBytesMax} from '../../pack/index.ts';

/** Reads a pack through no link, where nobody but one of these users can have written it; null = whoever, while it only says whose it is. */
export async function readPack(path: string, trusted: readonly number[] | null): Promise<Pack | {readonly problem: string}> {
  const bytes = readBytes(path, trusted);
  const pack = 'problem' in bytes ? bytes : await openPack(bytes);
  return 'problem' in pack ? {problem: `${path} is not taken: ${pack.problem}`} : pack;
}

function readBytes(path: string, trusted: readonly number[] | null): Uint8Array | {readonly problem: string} {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY | constants.O_NOFOLLOW);
    try {
      const facts = fstatSync(file);
      if (!facts.isFile()) return {problem: 'it is no ordinary file'};
      if (trusted?.includes(facts.uid) === false)
        return {problem: `it belongs to uid ${facts.uid}, who is neither you nor the gateway's user`};
      if ((facts.mode & 0o002) !== 0) return {problem: 'everybody may write into it'};
      if (facts.size > packBytesMax) return {problem: `it has ${facts.size} bytes, which no pack has`};
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return {problem: reasons[code ?? ''] ?? message};
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ELOOP: 'it is a link',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a directory',
};
