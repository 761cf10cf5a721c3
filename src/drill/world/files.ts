import type {Disks} from './disks.ts';
import {allowed, bytesOf, FileError, type FileNode, parentOf, root, type Who} from './file-node.ts';
import {FileTree, type Making} from './file-tree.ts';

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

export function createFiles(now: () => number, disks: Disks): Files {
  const tree = new FileTree(now, disks);
  return {...looks(tree), ...changes(tree), ...puts(tree), watch: (path, told) => tree.watch(path, told)};
}

function looks(tree: FileTree): Pick<Files, 'find' | 'peek' | 'read' | 'list' | 'real' | 'below'> {
  return {
    find: (path, who, last) => tree.find(path, who, last),
    peek: (path) => {
      try {
        return tree.find(path, root);
      } catch {
        return null;
      }
    },
    read(path, who) {
      const node = tree.find(path, who);
      if (node.kind === 'directory') throw new FileError('EISDIR', path);
      if (!allowed(node, who, 4)) throw new FileError('EACCES', path);
      return node.text;
    },
    list(path, who) {
      const at = tree.resolve(path, who, 'follow');
      const node = tree.at(at);
      if (!node) throw new FileError('ENOENT', path);
      if (node.kind !== 'directory') throw new FileError('ENOTDIR', path);
      if (!allowed(node, who, 4)) throw new FileError('EACCES', path);
      return tree.names(at);
    },
    real: (path, who) => {
      const at = tree.resolve(path, who, 'follow');
      if (!tree.at(at)) throw new FileError('ENOENT', path);
      return at;
    },
    below: (path) => tree.below(path),
  };
}

/** What somebody does, with the rights that he has and the room that is left. */
function changes(tree: FileTree): Pick<Files, 'write' | 'makeDirectory' | 'remove' | 'rename'> {
  const {disks} = tree;
  return {
    write(path, text, who, mode) {
      const at = tree.resolve(path, who, 'follow');
      const before = tree.at(at);
      if (before?.kind === 'directory') throw new FileError('EISDIR', path);
      if (before && !allowed(before, who, 2)) throw new FileError('EACCES', path);
      if (!before) tree.writable(at, who);
      if (!disks.hasRoom(at, Buffer.byteLength(text) - (before ? bytesOf(before) : 0), before ? 0 : 1)) throw new FileError('ENOSPC', path);
      const {uid, gid} = before ?? who;
      const program = before === undefined ? {} : {program: before.program};
      tree.set(at, tree.make('file', text, {uid, gid, mode: mode ?? before?.mode ?? 0o644, ...program}));
    },
    makeDirectory(path, who) {
      const at = tree.resolve(path, who, 'keep');
      if (tree.at(at)) throw new FileError('EEXIST', path);
      tree.writable(at, who);
      if (!disks.hasRoom(at, 0, 1)) throw new FileError('ENOSPC', path);
      tree.set(at, tree.make('directory', '', who));
    },
    remove(path, who, deep) {
      const at = tree.resolve(path, who, 'keep');
      const node = tree.at(at);
      if (!node) throw new FileError('ENOENT', path);
      tree.writable(at, who);
      const inside = tree.below(at);
      if (node.kind === 'directory' && !deep && inside.length > 1) throw new FileError('EISDIR', path);
      for (const [one] of inside) tree.drop(one);
    },
    rename(from, to, who) {
      const [source, target] = [tree.resolve(from, who, 'keep'), tree.resolve(to, who, 'keep')];
      if (!tree.at(source)) throw new FileError('ENOENT', from);
      tree.writable(source, who);
      const into = tree.at(target)?.kind === 'directory' ? `${target}/${source.slice(source.lastIndexOf('/') + 1)}` : target;
      tree.writable(into, who);
      for (const [path, node] of tree.below(source)) {
        tree.drop(path);
        tree.set(`${into}${path.slice(source.length)}`, node);
      }
    },
  };
}

/** What is there without anybody's having done it. */
function puts(tree: FileTree): Pick<Files, 'put' | 'putDirectory' | 'putLink'> {
  const ownerAbove = (path: string): {readonly uid: number; readonly gid: number} => {
    const {uid = 0, gid = 0} = tree.at(parentOf(path)) ?? {};
    return {uid, gid};
  };
  const putDirectory = (path: string, making: Making = {}): void => {
    if (path === '/' || tree.at(path)) return;
    putDirectory(parentOf(path));
    tree.set(path, tree.make('directory', '', {...ownerAbove(path), ...making}));
  };
  return {
    put(path, text, making = {}) {
      putDirectory(parentOf(path));
      tree.set(path, tree.make('file', text, {...ownerAbove(path), ...making}));
    },
    putDirectory,
    putLink(path, target) {
      putDirectory(parentOf(path));
      tree.set(path, tree.make('link', target, ownerAbove(path)));
    },
  };
}
