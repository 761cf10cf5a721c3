import type {Disks} from './disks.ts';
import {allowed, bytesOf, FileError, type FileNode, parentOf, root, type Who} from './file-node.ts';

/** How a file is made; what is left out is that of an ordinary file of root. */
export type Making = Partial<Pick<FileNode, 'mode' | 'uid' | 'gid' | 'modifiedAt' | 'bytes' | 'program' | 'inodes'>>;

/** The file system of a world: who may do what with which path, and how it fails. */
export interface Files {
  /** The node itself, links on the way followed, the last one only when asked. */
  find(path: string, who: Who, last?: 'follow' | 'keep'): FileNode;
  /** Without rights and errors, for the world itself. */
  peek(path: string): FileNode | null;
  read(path: string, who: Who): string;
  list(path: string, who: Who): readonly string[];
  /** The path with every link followed. */
  real(path: string, who: Who): string;
  write(path: string, text: string, who: Who, mode?: number): void;
  makeDirectory(path: string, who: Who): void;
  remove(path: string, who: Who, deep: boolean): void;
  rename(from: string, to: string, who: Who): void;
  /** Puts a file there for the world itself, with the directories above it. */
  put(path: string, text: string, making?: Making): void;
  putDirectory(path: string, making?: Making): void;
  putLink(path: string, target: string): void;
  /** Tells every change of one file until the returned function is called. */
  watch(path: string, told: () => void): () => void;
  /** Everything below a path, for sums. */
  below(path: string): readonly (readonly [path: string, node: FileNode])[];
}

/** More links than this on one path are a loop. */
const linksMax = 20;

export function createFiles(now: () => number, disks: Disks): Files {
  const nodes = new Map<string, FileNode>();
  const watchers = new Map<string, Set<() => void>>();
  const tell = (path: string): void => watchers.get(path)?.forEach((told) => told());
  const make = (kind: FileNode['kind'], text: string, making: Making): FileNode => ({
    kind,
    text,
    mode: kind === 'directory' ? 0o755 : kind === 'link' ? 0o777 : 0o644,
    uid: 0,
    gid: 0,
    modifiedAt: now(),
    bytes: null,
    program: null,
    inodes: 1,
    ...making,
  });
  nodes.set('/', make('directory', '', {}));

  const set = (path: string, node: FileNode): void => {
    const before = nodes.get(path);
    if (before) disks.give(path, bytesOf(before), before.inodes);
    nodes.set(path, node);
    disks.take(path, bytesOf(node), node.inodes);
    tell(path);
  };
  const drop = (path: string): void => {
    const node = nodes.get(path);
    if (!node) return;
    nodes.delete(path);
    disks.give(path, bytesOf(node), node.inodes);
    tell(path);
  };
  const resolve = (path: string, who: Who, last: 'follow' | 'keep'): string => {
    let rest = path.split('/').filter((step) => step !== '' && step !== '.');
    let done = '';
    for (let links = 0; rest.length > 0; ) {
      const [step = '', ...after] = rest;
      rest = after;
      if (step === '..') {
        done = done.slice(0, Math.max(0, done.lastIndexOf('/')));
        continue;
      }
      const folder = nodes.get(done === '' ? '/' : done);
      if (folder && folder.kind !== 'directory') throw new FileError('ENOTDIR', path);
      if (folder && !allowed(folder, who, 1)) throw new FileError('EACCES', path);
      const node = nodes.get(`${done}/${step}`);
      if (node?.kind === 'link' && (last === 'follow' || rest.length > 0)) {
        if (++links > linksMax) throw new FileError('ELOOP', path);
        if (node.text.startsWith('/')) done = '';
        rest = [...node.text.split('/').filter((part) => part !== '' && part !== '.'), ...rest];
        continue;
      }
      done = `${done}/${step}`;
    }
    return done === '' ? '/' : done;
  };
  const find = (path: string, who: Who, last: 'follow' | 'keep' = 'follow'): FileNode => {
    const node = nodes.get(resolve(path, who, last));
    if (!node) throw new FileError('ENOENT', path);
    return node;
  };
  /** The directory in which something is to be made or removed. */
  const writable = (path: string, who: Who): FileNode => {
    const folder = find(parentOf(path), who);
    if (folder.kind !== 'directory') throw new FileError('ENOTDIR', path);
    if (!allowed(folder, who, 2)) throw new FileError('EACCES', path);
    return folder;
  };
  const putDirectory = (path: string, making: Making = {}): void => {
    if (path === '/' || nodes.has(path)) return;
    const above = parentOf(path);
    putDirectory(above);
    const {uid = 0, gid = 0} = nodes.get(above) ?? {};
    set(path, make('directory', '', {uid, gid, ...making}));
  };
  const below = (path: string): readonly (readonly [string, FileNode])[] =>
    [...nodes].filter(([other]) => other === path || other.startsWith(path === '/' ? '/' : `${path}/`));

  return {
    find,
    peek: (path) => {
      try {
        return find(path, root);
      } catch {
        return null;
      }
    },
    read(path, who) {
      const node = find(path, who);
      if (node.kind === 'directory') throw new FileError('EISDIR', path);
      if (!allowed(node, who, 4)) throw new FileError('EACCES', path);
      return node.text;
    },
    list(path, who) {
      const at = resolve(path, who, 'follow');
      const node = nodes.get(at);
      if (!node) throw new FileError('ENOENT', path);
      if (node.kind !== 'directory') throw new FileError('ENOTDIR', path);
      if (!allowed(node, who, 4)) throw new FileError('EACCES', path);
      const head = at === '/' ? '/' : `${at}/`;
      return [...nodes.keys()]
        .filter((other) => other.startsWith(head) && other !== '/' && !other.slice(head.length).includes('/'))
        .map((other) => other.slice(head.length))
        .toSorted();
    },
    real: (path, who) => {
      const at = resolve(path, who, 'follow');
      if (!nodes.has(at)) throw new FileError('ENOENT', path);
      return at;
    },
    write(path, text, who, mode) {
      const at = resolve(path, who, 'follow');
      const before = nodes.get(at);
      if (before?.kind === 'directory') throw new FileError('EISDIR', path);
      if (before && !allowed(before, who, 2)) throw new FileError('EACCES', path);
      if (!before) writable(at, who);
      if (!disks.hasRoom(at, Buffer.byteLength(text) - (before ? bytesOf(before) : 0), before ? 0 : 1)) throw new FileError('ENOSPC', path);
      const {uid, gid} = before ?? who;
      set(
        at,
        make('file', text, {uid, gid, mode: mode ?? before?.mode ?? 0o644, ...(before === undefined ? {} : {program: before.program})}),
      );
    },
    makeDirectory(path, who) {
      const at = resolve(path, who, 'keep');
      if (nodes.has(at)) throw new FileError('EEXIST', path);
      writable(at, who);
      if (!disks.hasRoom(at, 0, 1)) throw new FileError('ENOSPC', path);
      set(at, make('directory', '', who));
    },
    remove(path, who, deep) {
      const at = resolve(path, who, 'keep');
      const node = nodes.get(at);
      if (!node) throw new FileError('ENOENT', path);
      writable(at, who);
      const inside = below(at);
      if (node.kind === 'directory' && !deep && inside.length > 1) throw new FileError('EISDIR', path);
      for (const [one] of inside) drop(one);
    },
    rename(from, to, who) {
      const [source, target] = [resolve(from, who, 'keep'), resolve(to, who, 'keep')];
      if (!nodes.has(source)) throw new FileError('ENOENT', from);
      writable(source, who);
      const into = nodes.get(target)?.kind === 'directory' ? `${target}/${source.slice(source.lastIndexOf('/') + 1)}` : target;
      writable(into, who);
      for (const [path, node] of below(source)) {
        drop(path);
        set(`${into}${path.slice(source.length)}`, node);
      }
    },
    put(path, text, making = {}) {
      putDirectory(parentOf(path));
      const {uid = 0, gid = 0} = nodes.get(parentOf(path)) ?? {};
      set(path, make('file', text, {uid, gid, ...making}));
    },
    watch(path, told) {
      const all = watchers.get(path) ?? new Set();
      watchers.set(path, all.add(told));
      return () => void all.delete(told);
    },
    putDirectory,
    putLink(path, target) {
      putDirectory(parentOf(path));
      const {uid = 0, gid = 0} = nodes.get(parentOf(path)) ?? {};
      set(path, make('link', target, {uid, gid}));
    },
    below,
  };
}
