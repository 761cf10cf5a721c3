/** Somebody who looks or writes; root may do everything. */
export interface Who {
  readonly uid: number;
  readonly gid: number;
}

export const root: Who = {uid: 0, gid: 0};

/** A file, a directory or a link of a world. */
export interface FileNode {
  readonly kind: 'file' | 'directory' | 'link';
  mode: number;
  uid: number;
  gid: number;
  modifiedAt: number;
  /** What is in a file, or where a link points. */
  text: string;
  /** A file too large to be written out says its size. */
  bytes: number | null;
  /** What happens when it is run: the name of a program of this room. */
  program: string | null;
  /** For a file that stands for many: how many inodes it takes. */
  inodes: number;
}

/** Fails as the kernel does, with its code. */
export class FileError extends Error {
  readonly code: string;

  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.code = code;
  }
}

export function bytesOf(node: FileNode): number {
  if (node.bytes !== null) return node.bytes;
  return node.kind === 'directory' ? 4096 : Buffer.byteLength(node.text);
}

export function allowed(node: FileNode, who: Who, want: 4 | 2 | 1): boolean {
  if (who.uid === 0) return true;
  const bits = node.uid === who.uid ? node.mode >> 6 : node.gid === who.gid ? node.mode >> 3 : node.mode;
  return (bits & want) !== 0;
}

export function parentOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
