import {createHash} from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import type {User} from '../model/index.ts';
import {withRightsOf} from './rights.ts';

/** A file as it was read before somebody changes it. */
export interface Original {
  /** Where it really lies, behind any link. */
  readonly path: string;
  readonly text: string;
  readonly sha256: string;
  readonly mode: number;
}

export type Refused = {readonly problem: string};

/** Configurations have 1 to 50 KB. */
const bytesMax = 4 * 1024 * 1024;

/** Reads a file that is going to be changed, with the rights of its owner; null = nothing is there. */
export function readOriginal(path: string, owner: User): Original | Refused | null {
  return said(`${path} cannot be read`, () =>
    withRightsOf(owner, () => {
      if (lstatSync(path, {throwIfNoEntry: false}) === undefined) return null;
      const real = realpathSync(path);
      const {facts, text} = readWhole(real);
      const refused = whyNotReplaced(real, facts, owner);
      return refused === null ? {path: real, text, sha256: hashOf(text), mode: facts.mode & 0o7777} : {problem: refused};
    }),
  );
}

/** Any file's text with those rights; a sentence where it cannot be had. */
export function readAs(path: string, owner: User): string | Refused {
  return said(`${path} cannot be read`, () => withRightsOf(owner, () => readWhole(realpathSync(path)).text));
}

/** A file's text as it is now, with what a copy of it elsewhere has to be given. */
export interface FileNow {
  readonly text: string;
  readonly mode: number;
  readonly uid: number;
}

/** The same with whose it is and who may what; null = nothing is there. */
export function readFileNow(path: string, reader: User): FileNow | Refused | null {
  return said(`${path} cannot be read`, () =>
    withRightsOf(reader, () => {
      if (lstatSync(path, {throwIfNoEntry: false}) === undefined) return null;
      const {facts, text} = readWhole(realpathSync(path));
      return {text, mode: facts.mode & 0o777, uid: facts.uid};
    }),
  );
}

/** A text that somebody kept for a file, and since when. */
export interface Kept {
  readonly path: string;
  readonly text: string;
  readonly bytes: number;
  readonly at: number;
}

/** Reads a kept text by its own name and through no link, where it belongs to its reader and nobody else could have written it. */
export function readKept(path: string, reader: User): Kept | Refused {
  return said(`${path} is not taken`, () =>
    withRightsOf(reader, () => {
      const {facts, text} = readWhole(path);
      if (facts.uid !== reader.uid) return {problem: `${path} is not taken: it belongs to uid ${facts.uid} and not to ${reader.name}`};
      if ((facts.mode & 0o002) !== 0) return {problem: `${path} is not taken: everybody may write into it`};
      return {path, text, bytes: facts.size, at: facts.mtimeMs};
    }),
  );
}

/** What lies in a folder, with those rights; nothing where it cannot be listed. */
export function namesIn(folder: string, reader: User): readonly string[] {
  try {
    return withRightsOf(reader, () => readdirSync(folder));
  } catch {
    return [];
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Puts a text in the place of a file, whole or not at all: a copy of what was there beside it, the new text beside that, and one rename. The
 * file has to be as it was read, byte for byte, until then. Group and, without another one, mode stay; `copy` is the path under which the
 * former text is kept.
 */
export function replaceFile(
  original: Original,
  text: string,
  {owner, copy, mode}: {readonly owner: User; readonly copy: string | null; readonly mode?: number},
): Refused | {readonly written: string} {
  return said(`${original.path} was not changed`, () =>
    withRightsOf(owner, () => {
      const {path, sha256} = original;
      const {facts, text: present} = readWhole(path);
      if (hashOf(present) !== sha256) return {problem: changedMeanwhile(path)};
      const refused = whyNotReplaced(path, facts, owner);
      if (refused !== null) return {problem: refused};
      const next = nextTo(path);
      try {
        write(next, text, {gid: facts.gid, mode: mode ?? facts.mode});
        if (copy !== null) write(copy, present, {mode: 0o600});
        if (hashOf(readWhole(path).text) !== sha256) throw new Meanwhile();
        renameSync(next, path);
      } catch (error) {
        rmSync(next, {force: true});
        if (copy !== null && (error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(copy, {force: true});
        if (error instanceof Meanwhile) return {problem: changedMeanwhile(path)};
        throw error;
      }
      keepFolder(path);
      return {written: hashOf(text)};
    }),
  );
}

/** Makes a file where none is; what appeared there meanwhile is not written over. */
export function makeFile(path: string, text: string, owner: User, mode = 0o600): Refused | {readonly written: string} {
  return said(`${path} was not made`, () =>
    withRightsOf(owner, () => {
      const next = nextTo(path);
      try {
        write(next, text, {mode});
        linkSync(next, path);
      } finally {
        rmSync(next, {force: true});
      }
      keepFolder(path);
      return {written: hashOf(text)};
    }),
  );
}

/** Takes a file away, as long as it is the one that was written. */
export function removeMade(path: string, written: string, owner: User): Refused | null {
  return said(`${path} was not removed`, () =>
    withRightsOf(owner, () => {
      if (hashOf(readWhole(path).text) !== written) return {problem: changedMeanwhile(path)};
      rmSync(path);
      keepFolder(path);
      return null;
    }),
  );
}

/** Makes the folders on the way to a file that are not there, for that user alone. */
export function makeFolderOf(path: string, owner: User): Refused | null {
  return said(`${dirname(path)} was not made`, () =>
    withRightsOf(owner, () => {
      mkdirSync(dirname(path), {recursive: true, mode: 0o700});
      return null;
    }),
  );
}

/** Removes what a writer that was killed left beside a file: half of a text, for its owner alone, that never was the file. */
export function sweepBeside(path: string, owner: User): void {
  const name = `.${path.slice(path.lastIndexOf('/') + 1)}.rungs-`;
  for (const one of namesIn(dirname(path), owner)) {
    const pid = one.startsWith(name) ? Number(one.slice(name.length)) : Number.NaN;
    if (Number.isInteger(pid) && pid > 0 && !lives(pid)) withRightsOf(owner, () => rmSync(join(dirname(path), one), {force: true}));
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

class Meanwhile extends Error {}

function changedMeanwhile(path: string): string {
  return `${path} was changed by somebody else meanwhile, and was left as it is; look at it again`;
}

function nextTo(path: string): string {
  return join(dirname(path), `.${path.slice(path.lastIndexOf('/') + 1)}.rungs-${process.pid}`);
}

function readWhole(path: string): {readonly facts: Stats; readonly text: string} {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY | constants.O_NOFOLLOW);
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw new Error('it is no ordinary file');
    if (facts.size > bytesMax) throw new Error(`it has ${facts.size} bytes, which no configuration has`);
    const bytes = readFileSync(file);
    const text = bytes.toString('utf8');
    // What is no text would come back as another one.
    if (!Buffer.from(text).equals(bytes)) throw new Error('it is not UTF-8, and would not be the same afterwards');
    return {facts, text};
  } finally {
    closeSync(file);
  }
}

/** Why a file must not get another one in its place. */
function whyNotReplaced(path: string, {uid, nlink}: Stats, owner: User): string | null {
  if (path.startsWith('/nix/store/')) return `${path} lies in a store and is made from elsewhere; change it where it is made`;
  if (uid !== owner.uid) return `${path} belongs to uid ${uid} and not to ${owner.name}; a new one would be ${owner.name}'s`;
  return nlink > 1 ? `${path} has ${nlink} names (hard links), of which only one would be changed` : null;
}

/** Only where nothing stands under that name, through no link, and on the disk before it counts. */
function write(path: string, text: string, {mode, gid}: {readonly mode: number; readonly gid?: number}): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  try {
    writeFileSync(file, text);
    if (gid !== undefined && fstatSync(file).gid !== gid) fchownSync(file, -1, gid);
    fchmodSync(file, mode & 0o7777);
    fsyncSync(file);
  } catch (error) {
    closeSync(file);
    rmSync(path, {force: true});
    throw error;
  }
  closeSync(file);
}

/** That it has another content is on the disk once its folder is. */
function keepFolder(path: string): void {
  try {
    const folder = openSync(dirname(path), constants.O_RDONLY);
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Not every file system can do that; the change itself was made.
  }
}

function said<T>(what: string, work: () => T): T | Refused {
  try {
    return work();
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    return {problem: `${what}: ${reasons[code ?? ''] ?? message}`};
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is mounted there by itself (as into a container); change it where it comes from',
  EDQUOT: 'the quota is used up',
  EEXIST: 'something else stands under its name, or that of its copy, meanwhile',
  EISDIR: 'it is a directory',
  ELOOP: 'it is a link, or a circle of links',
  ENOENT: 'there is no such file',
  ENOSPC: 'the disk is full',
  ENXIO: 'it is no ordinary file',
  EPERM: 'it may not be changed (immutable, or not ours); lsattr shows the first',
  EROFS: 'the file system is read-only',
};
