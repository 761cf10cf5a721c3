import {readFile, statfs} from 'node:fs/promises';
import type {Disk} from '../model/index.ts';
import {macMounts} from './mac-vitals.ts';

/** Every mounted file system on which something can run full. */
export async function readDisks(): Promise<readonly Disk[]> {
  const mounts = process.platform === 'linux' ? parseMounts(await readFile('/proc/self/mountinfo', 'utf8')) : await macMounts();
  const disks = await Promise.all(mounts.map(readDisk));
  return disks.filter((disk) => disk !== null);
}

/** Mount points out of /proc/self/mountinfo, without what has no room of its own to lose. */
export function parseMounts(text: string): readonly string[] {
  const kept: {readonly point: string; readonly device: string}[] = [];
  for (const line of text.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [, , device = '', , rawPoint = ''] = before.split(' ');
    const kind = after.split(' ')[0] ?? '';
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    if (point === '' || pseudoKinds.has(kind) || /^\/(?:proc|sys|dev|run\/credentials|snap)(?:\/|$)/.test(point)) {
      continue;
    }

    // The later mount on the same point hides the earlier one.
    const earlier = kept.findIndex((mount) => mount.point === point);
    if (earlier !== -1) {
      kept.splice(earlier, 1);
    }

    kept.push({point, device});
  }

  return kept.filter((mount) => !sameAsItsParent(mount, kept)).map(({point}) => point);
}

/** A bind mount of the same device tells nothing that its parent does not. */
function sameAsItsParent(mount: {readonly point: string; readonly device: string}, all: (typeof mount)[]): boolean {
  const parents = all.filter(({point}) => point !== mount.point && `${mount.point}/`.startsWith(point === '/' ? '/' : `${point}/`));
  const nearest = parents.sort((a, b) => b.point.length - a.point.length)[0];
  return nearest?.device === mount.device;
}

const pseudoKinds = new Set(
  (
    'autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs efivarfs fuse.gvfsd-fuse fuse.lxcfs fuse.portal ' +
    'fusectl hugetlbfs iso9660 mqueue nsfs proc pstore ramfs rpc_pipefs securityfs squashfs sysfs tracefs'
  ).split(' '),
);

/** A dead network mount must not hold up the others. */
const statfsLimitMs = 1000;

async function readDisk(mount: string): Promise<Disk | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, statfsLimitMs, null);
  });
  const facts = await Promise.race([statfs(mount).catch(() => null), late]);
  clearTimeout(timer);
  if (facts === null || facts.blocks === 0) {
    return null;
  }

  // bavail is what is left for those who are not root. Some file systems (btrfs) have no fixed number of inodes and say 0.
  return {
    mount,
    totalBytes: facts.blocks * facts.bsize,
    freeBytes: facts.bavail * facts.bsize,
    inodes: facts.files > 0 ? facts.files : null,
    inodesFree: facts.files > 0 ? facts.ffree : null,
  };
}
