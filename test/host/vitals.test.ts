import {readFileSync} from 'node:fs';
import {cpus, totalmem} from 'node:os';
import {describe, expect, it} from 'vitest';
import {parseMounts} from '../../src/host/disks.ts';
import {localHost} from '../../src/host/index.ts';
import {parseMacMemory, parseMacMounts} from '../../src/host/mac-vitals.ts';

describe('vitals', () => {
  it('say what this machine has and what is left', async () => {
    const answer = await localHost().vitals();
    if (!answer.seen) {
      throw new Error(answer.detail);
    }

    const {cpus: count, memory, disks, os, uptimeMs} = answer.value;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(cpus().length);
    expect(memory.totalBytes).toBe(totalmem());
    expect(memory.availableBytes).toBeGreaterThan(0);
    expect(memory.availableBytes).toBeLessThan(memory.totalBytes);
    expect(os).not.toBe('');
    expect(uptimeMs).toBeGreaterThan(0);
    const root = disks.find(({mount}) => mount === '/');
    expect(root?.totalBytes).toBeGreaterThan(root?.freeBytes ?? Infinity);
  });
});

/** As a server, a container and a desktop said it. */
const mountinfo = `22 27 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw
23 27 0:21 / /proc rw,nosuid shared:13 - proc proc rw
24 27 0:5 / /dev rw,nosuid shared:2 - devtmpfs udev rw,size=4017784k
25 24 0:22 / /dev/pts rw shared:3 - devpts devpts rw
26 27 0:23 / /run rw,nosuid shared:5 - tmpfs tmpfs rw,size=806444k
27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
28 24 0:24 / /dev/shm rw shared:4 - tmpfs tmpfs rw
30 22 0:26 / /sys/fs/cgroup rw shared:9 - cgroup2 cgroup2 rw
35 27 8:15 / /boot/efi rw shared:31 - vfat /dev/sda15 rw
36 27 7:0 / /snap/core22/1 ro shared:36 - squashfs /dev/loop0 ro
37 27 8:1 /var/lib/docker /srv/docker rw shared:1 - ext4 /dev/sda1 rw
38 27 8:33 / /home rw shared:40 - ext4 /dev/sdc1 rw
39 27 8:34 /x /mnt/with\\040blank rw shared:41 - xfs /dev/sdd1 rw
40 27 0:50 / /mnt/auto rw shared:42 - autofs systemd-1 rw
41 27 0:51 / /tmp rw shared:43 - tmpfs tmpfs rw
42 27 8:35 / /tmp rw shared:44 - ext4 /dev/sde1 rw
43 26 0:60 / /run/user/1000 rw shared:45 - tmpfs tmpfs rw
44 38 8:1 /etc/hosts /home/hosts rw - ext4 /dev/sda1 rw
`;

describe('the mounts on which something can run full', () => {
  it('are those with room of their own, each once', () => {
    expect(parseMounts(mountinfo)).toEqual(['/run', '/', '/boot/efi', '/home', '/mnt/with blank', '/tmp', '/run/user/1000', '/home/hosts']);
  });

  it('are none in a text that is no list of mounts', () => {
    expect(parseMounts('garbage\n\n - \n1 2 3')).toEqual([]);
  });
});

describe('a Mac', () => {
  const pages = readFileSync(new URL('../samples/launchd/vm_stat-34gb.txt', import.meta.url), 'utf8');
  const swap = 'total = 2048.00M  used = 1000.00M  free = 1048.00M  (encrypted)\n';

  it('has what its kernel says it can have back, else more than its few free pages', () => {
    const totalBytes = 32 * 1024 ** 3;
    expect(parseMacMemory({totalBytes, level: '54\n', pages, swap}).availableBytes).toBe(Math.round(totalBytes * 0.54));
    expect(parseMacMemory({totalBytes, level: '', pages, swap})).toEqual({
      totalBytes,
      availableBytes: (11_046 + 470_803 + 2_276) * 16_384,
      swapTotalBytes: 2048 * 1024 ** 2,
      swapFreeBytes: 1048 * 1024 ** 2,
    });
  });

  it('has room to lose on its own and its data volume, not on what fills up by its nature', () => {
    const text = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      'devfs on /dev (devfs, local, nobrowse)',
      '/dev/disk3s6 on /System/Volumes/VM (apfs, local, noexec, journaled, noatime, nobrowse)',
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)',
      'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
      '/dev/disk5s1 on /Volumes/My Backup (hfs, local, nodev, nosuid, journaled)',
    ].join('\n');
    expect(parseMacMounts(text)).toEqual(['/', '/System/Volumes/Data', '/Volumes/My Backup']);
  });
});
