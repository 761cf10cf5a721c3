import type {Disk} from '../../model/index.ts';

/** The file systems of a world; what its files take is added to what was there before. */
export interface Disks {
  all(): readonly Disk[];
  mount(
    mount: string,
    size: {readonly totalBytes: number; readonly usedBytes: number; readonly inodes: number; readonly inodesUsed: number},
  ): void;
  take(path: string, bytes: number, inodes: number): void;
  give(path: string, bytes: number, inodes: number): void;
  hasRoom(path: string, bytes: number, inodes: number): boolean;
  /** The mount point of the file system that holds a path. */
  mountOf(path: string): string;
}

interface Mounted {
  readonly mount: string;
  readonly totalBytes: number;
  readonly inodes: number;
  usedBytes: number;
  inodesUsed: number;
}

export function createDisks(): Disks {
  const mounts: Mounted[] = [];
  const of = (path: string): Mounted | undefined =>
    mounts
      .filter(({mount}) => mount === '/' || path === mount || path.startsWith(`${mount}/`))
      .toSorted((a, b) => b.mount.length - a.mount.length)[0];
  const change = (path: string, bytes: number, inodes: number): void => {
    const disk = of(path);
    if (!disk) return;
    disk.usedBytes = Math.min(disk.totalBytes, disk.usedBytes + bytes);
    disk.inodesUsed = Math.min(disk.inodes, disk.inodesUsed + inodes);
  };
  return {
    all: () =>
      mounts.map(({mount, totalBytes, usedBytes, inodes, inodesUsed}) => ({
        mount,
        totalBytes,
        freeBytes: totalBytes - usedBytes,
        inodes,
        inodesFree: inodes - inodesUsed,
      })),
    mount: (mount, size) => void mounts.push({mount, ...size}),
    take: (path, bytes, inodes) => change(path, bytes, inodes),
    give: (path, bytes, inodes) => change(path, -bytes, -inodes),
    hasRoom(path, bytes, inodes) {
      const disk = of(path);
      return !disk || (disk.usedBytes + bytes <= disk.totalBytes && disk.inodesUsed + inodes <= disk.inodes);
    },
    mountOf: (path) => of(path)?.mount ?? '/',
  };
}
