import {createHash} from 'node:crypto';
import {closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readSync} from 'node:fs';
import {join} from 'node:path';
import {withRightsOf} from '../../host/index.ts';
import type {User} from '../../model/index.ts';
import type {FileKind} from '../../pack/index.ts';
import type {Subject} from '../config/subject.ts';
import {collect} from '../pack/collect.ts';

/** A file that OpenClaw's doctor may touch, as it is at one moment. */
export interface Watched {
  readonly path: string;
  /** `state` = whatever else lies in the state directory, or makes the owner's shell. */
  readonly kind: FileKind | 'state';
  readonly mode: number;
  readonly bytes: number;
  /** Of one that is too large to be read whole size and time stand for it. */
  readonly sha256: string;
  /** Null = a database, or too large to be kept; it can be seen to change and not be put back. */
  readonly text: string | null;
}

/** Everything that doctor may touch of this gateway: what makes it, its state, its owner's units and shell profiles. */
export function watched(subject: Subject): ReadonlyMap<string, Watched> {
  const {gateway} = subject;
  const {user, stateDir} = gateway;
  const made = collect(subject).manifest.files.map(({path, kind}) => ({path, kind}));
  const known = new Set(made.map(({path}) => path));
  const others = withRightsOf(user, () => [
    ...below(stateDir, 0),
    ...namesOf(join(user.home, '.config/systemd/user')).filter((path) => path.endsWith('.service')),
    ...profiles.map((name) => join(user.home, name)),
  ]);
  const wanted = [...made, ...others.filter((path) => !known.has(path)).map((path) => ({path, kind: 'state' as const}))];
  const found = wanted.slice(0, filesMax).flatMap(({path, kind}) => {
    const file = now(path, user);
    return file === null ? [] : [{path, kind, ...file}];
  });
  return new Map(asMuchAsIsKept(found).map((file) => [file.path, file]));
}

/** What makes the gateway is kept in any case. */
function asMuchAsIsKept(files: readonly Watched[]): readonly Watched[] {
  let room = keptBytesMax;
  return files.map((file) => {
    if (file.text === null || file.kind !== 'state') return file;
    room -= file.bytes;
    return room < 0 ? {...file, text: null} : file;
  });
}

/** These are filled by work, not by a repair, or are made anew from the package. */
const passing: ReadonlySet<string> = new Set([
  'cache',
  'logs',
  'media',
  'node_modules',
  'plugin-skills',
  'sandboxes',
  'sessions',
  'tmp',
  'workspace',
]);
const profiles = ['.bashrc', '.bash_profile', '.profile', '.zshrc', '.zprofile', '.config/fish/config.fish'];
const depthMax = 6;
const filesMax = 2_000;
/** Configurations have 1 to 50 KB. */
const textBytesMax = 256 * 1024;
const keptBytesMax = 1024 * 1024;
const readBytesMax = 256 * 1024 * 1024;

function below(folder: string, depth: number): readonly string[] {
  if (depth > depthMax) return [];
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return passing.has(entry.name) ? [] : below(path, depth + 1);
    return entry.isFile() && !/\.(?:lock|tmp)$|-(?:wal|shm)$/.test(entry.name) ? [path] : [];
  });
}

function namesOf(folder: string): readonly string[] {
  return entriesOf(folder).map(({name}) => join(folder, name));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch {
    return [];
  }
}

/** With the rights of that user; null = nothing is there, or it is not his to read. */
export function now(path: string, user: User): Pick<Watched, 'mode' | 'bytes' | 'sha256' | 'text'> | null {
  return withRightsOf(user, () => {
    let file: number;
    try {
      file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    } catch {
      return null;
    }
    try {
      const facts = fstatSync(file);
      if (!facts.isFile()) return null;
      const {mode, size: bytes} = facts;
      if (bytes > readBytesMax) return {mode: mode & 0o777, bytes, sha256: `${bytes} bytes of ${facts.mtimeMs}`, text: null};
      const hash = createHash('sha256');
      const kept: Buffer[] = [];
      const piece = Buffer.alloc(1024 * 1024);
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
        hash.update(piece.subarray(0, read));
        if (bytes <= textBytesMax) kept.push(Buffer.from(piece.subarray(0, read)));
      }
      const whole = Buffer.concat(kept);
      const text = whole.toString('utf8');
      const isText = bytes <= textBytesMax && !text.includes('\0') && Buffer.from(text).equals(whole);
      return {mode: mode & 0o777, bytes, sha256: hash.digest('hex'), text: isText ? text : null};
    } finally {
      closeSync(file);
    }
  });
}
