import {totalmem} from 'node:os';
import type {Vitals} from '../model/index.ts';
import {createLimiter} from './limiter.ts';
import {run} from './run.ts';

/** Each answers in some milliseconds. */
const limitMs = 3_000;
const keepBytes = 64 * 1024;
const limiter = createLimiter(3);

/** What a Mac has left, by its own programs and by no shell. */
export async function macMemory(): Promise<Vitals['memory']> {
  const [level, pages, swap] = await Promise.all([
    said(['/usr/sbin/sysctl', '-n', 'kern.memorystatus_level']),
    said(['/usr/bin/vm_stat']),
    said(['/usr/sbin/sysctl', '-n', 'vm.swapusage']),
  ]);
  return parseMacMemory({totalBytes: totalmem(), level, pages, swap});
}

/** The mount points on which something can run full. */
export async function macMounts(): Promise<readonly string[]> {
  return parseMacMounts(await said(['/sbin/mount']));
}

interface Told {
  readonly totalBytes: number;
  readonly level: string;
  readonly pages: string;
  readonly swap: string;
}

/** Few pages are ever free on a Mac: the kernel's own level counts what it can have back, else inactive and speculative pages are. */
export function parseMacMemory({totalBytes, level, pages, swap}: Told): Vitals['memory'] {
  const percent = /^(\d{1,3})\s*$/.exec(level)?.[1];
  const pageBytes = Number(/page size of (\d+) bytes/.exec(pages)?.[1] ?? 4096);
  const count = (name: string): number => Number(new RegExp(`^Pages ${name}:\\s+(\\d+)\\.`, 'm').exec(pages)?.[1] ?? 0);
  const byPages = (count('free') + count('inactive') + count('speculative')) * pageBytes;
  return {
    totalBytes,
    availableBytes: percent === undefined ? Math.min(byPages, totalBytes) : Math.round((totalBytes * Math.min(Number(percent), 100)) / 100),
    swapTotalBytes: megabytes(swap, 'total'),
    swapFreeBytes: megabytes(swap, 'free'),
  };
}

/** `total = 2048.00M  used = 1000.00M  free = 1048.00M  (encrypted)` */
function megabytes(swap: string, name: string): number {
  return Math.round(Number(new RegExp(`${name} = ([\\d.]+)M`).exec(swap)?.[1] ?? 0) * 1024 * 1024);
}

/** `/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)`; devfs and automounts have no room to lose. */
export function parseMacMounts(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [, device = '', point = '', kind = ''] = /^(.+?) on (\/.*) \((\w+)/.exec(line) ?? [];
    const counts = point !== '' && !/^(?:devfs|autofs|nullfs|volfs)$/.test(kind) && !device.startsWith('map ') && !apples.test(point);
    return counts ? [point] : [];
  });
}

/** Parts of one container that share its room, and those for starting the machine. */
const apples = /^\/System\/Volumes\/(?!Data$)/;

async function said(argv: readonly string[]): Promise<string> {
  const ran = await run({argv, limitMs, keepBytes, env: {LC_ALL: 'C', TZ: 'UTC'}}, limiter);
  return ran.seen && ran.value.exit === 0 ? ran.value.stdout.text : '';
}
