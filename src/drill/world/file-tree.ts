import type {Disks} from './disks.ts';
import {allowed, bytesOf, FileError, type FileNode, parentOf, type Who} from './file-node.ts';

/** How a file is made; what is left out is that of an ordinary file of root. */
export type Making = Partial<Pick<FileNode, 'mode' | 'uid' | 'gid' | 'modifiedAt' | 'bytes' | 'program' | 'inodes'>>;

/** Every file, directory and link by its path, and what it takes of the disks. */
export class FileTree {
  readonly #nodes = new Map<string, FileNode>();
  readonly #watchers = new Map<string, Set<() => void>>();
  readonly #now: () => number;
  readonly disks: Disks;

  constructor(now: () => number, disks: Disks) {
    this.#now = now;
    this.disks = disks;
    this.#nodes.set('/', this.make('directory', '', {}));
  }

  make(kind: FileNode['kind'], text: string, making: Making): FileNode {
    return {
      kind,
      text,
      mode: kind === 'directory' ? 0o755 : kind === 'link' ? 0o777 : 0o644,
      uid: 0,
      gid: 0,
      modifiedAt: this.#now(),
      bytes: null,
      program: null,
      inodes: 1,
      ...making,
    };
  }

  at(path: string): FileNode | undefined {
    return this.#nodes.get(path);
  }

  set(path: string, node: FileNode): void {
    const before = this.#nodes.get(path);
    if (before) this.disks.give(path, bytesOf(before), before.inodes);
    this.#nodes.set(path, node);
    this.disks.take(path, bytesOf(node), node.inodes);
    this.#tell(path);
  }

  drop(path: string): void {
    const node = this.#nodes.get(path);
    if (!node) return;
    this.#nodes.delete(path);
    this.disks.give(path, bytesOf(node), node.inodes);
    this.#tell(path);
  }

  watch(path: string, told: () => void): () => void {
    const all = this.#watchers.get(path) ?? new Set();
    this.#watchers.set(path, all.add(told));
    return () => void all.delete(told);
  }

  #tell(path: string): void {
    this.#watchers.get(path)?.forEach((told) => told());
  }

  /** The names in a directory, in the order of the alphabet. */
  names(path: string): readonly string[] {
    const head = path === '/' ? '/' : `${path}/`;
    return [...this.#nodes.keys()]
      .filter((other) => other.startsWith(head) && other !== '/' && !other.slice(head.length).includes('/'))
      .map((other) => other.slice(head.length))
      .toSorted();
  }

  /** A path and everything below it. */
  below(path: string): readonly (readonly [string, FileNode])[] {
    return [...this.#nodes].filter(([other]) => other === path || other.startsWith(path === '/' ? '/' : `${path}/`));
  }

  find(path: string, who: Who, last: 'follow' | 'keep' = 'follow'): FileNode {
    const node = this.#nodes.get(this.resolve(path, who, last));
    if (!node) throw new FileError('ENOENT', path);
    return node;
  }

  /** Fails where somebody may not make or remove something at that path. */
  writable(path: string, who: Who): void {
    const folder = this.find(parentOf(path), who);
    if (folder.kind !== 'directory') throw new FileError('ENOTDIR', path);
    if (!allowed(folder, who, 2)) throw new FileError('EACCES', path);
  }

  /** The path without links and dots, whether there is something at its end or not. */
  resolve(path: string, who: Who, last: 'follow' | 'keep'): string {
    let rest = stepsOf(path);
    let done = '';
    let links = 0;
    while (rest.length > 0) {
      const [step = '', ...after] = rest;
      rest = after;
      if (step === '..') {
        done = done.slice(0, Math.max(0, done.lastIndexOf('/')));
        continue;
      }
      const folder = this.#nodes.get(done === '' ? '/' : done);
      if (folder && folder.kind !== 'directory') throw new FileError('ENOTDIR', path);
      if (folder && !allowed(folder, who, 1)) throw new FileError('EACCES', path);
      const node = this.#nodes.get(`${done}/${step}`);
      if (node?.kind === 'link' && (last === 'follow' || rest.length > 0)) {
        links += 1;
        if (links > linksMax) throw new FileError('ELOOP', path);
        if (node.text.startsWith('/')) done = '';
        rest = [...stepsOf(node.text), ...rest];
        continue;
      }
      done = `${done}/${step}`;
    }
    return done === '' ? '/' : done;
  }
}

/** More links than this on one path are a loop. */
const linksMax = 20;

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '' && step !== '.');
}
