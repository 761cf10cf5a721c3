import {readFile} from 'node:fs/promises';
import {arch, availableParallelism, loadavg, release, type as systemType, uptime} from 'node:os';
import type {Look, Vitals} from '../model/index.ts';
import {readDisks} from './disks.ts';
import {macMemory} from './mac-vitals.ts';
import {unseenFrom} from './unseen.ts';

/** What the machine itself has left: cheap enough to be read every few seconds. */
export async function readVitals(): Promise<Look<Vitals>> {
  try {
    const [name, memory, disks] = await Promise.all([osName(), readMemory(), readDisks()]);
    return {
      seen: true,
      value: {
        os: name,
        arch: arch(),
        cpus: availableParallelism(),
        load1: loadavg()[0] ?? 0,
        uptimeMs: Math.round(uptime() * 1000),
        memory,
        disks,
      },
    };
  } catch (error) {
    return unseenFrom(error, 'Reading the vitals of this machine');
  }
}

async function readMemory(): Promise<Vitals['memory']> {
  if (process.platform === 'darwin') return macMemory();
  const {default: systeminformation} = await import('systeminformation');
  const {total, available, swaptotal, swapfree} = await systeminformation.mem();
  return {totalBytes: total, availableBytes: available, swapTotalBytes: swaptotal, swapFreeBytes: swapfree};
}

async function osName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1] ?? `${systemType()} ${release()}`;
}
