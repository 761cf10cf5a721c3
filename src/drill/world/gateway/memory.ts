import {availableBytes, type MemoryNeeds} from '../memory.ts';
import type {Process} from '../processes.ts';
import type {Manager} from '../systemd/manager.ts';
import {type LogNeeds, sayKernel} from '../write-log.ts';

/** What decides how much of the memory a gateway gets, and who hears of it. */
export interface GrowNeeds extends LogNeeds, MemoryNeeds {
  readonly managers: {readonly user: Manager; readonly system: Manager};
}

/** It takes what it needs; where that is more than there is, the kernel ends it. */
export function grow(world: GrowNeeds, process: Process, later: (ms: number, what: () => void) => void): void {
  const limit = world.memory.capBytes ?? limitOf(world, process);
  // The kernel knows a process of a container by the host's number.
  const pid = process.outsidePid ?? process.pid;
  const needs = world.memory.gatewayBytes;
  const room = availableBytes(world) + process.rssBytes;
  if (needs <= Math.min(limit ?? Number.POSITIVE_INFINITY, room)) {
    process.rssBytes = needs;
    return;
  }
  later(2_300, () => {
    const kb = (bytes: number): string => `${Math.round(bytes / 1024)}kB`;
    const group = limit === null ? '' : 'Memory cgroup out of memory';
    const rss = Math.min(limit ?? needs, room);
    sayKernel(world, `V8Worker invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=200`);
    sayKernel(
      world,
      limit === null
        ? `oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=${process.group},task=MainThread,pid=${pid},uid=${process.uid}`
        : `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=${process.group},task_memcg=${process.group},task=MainThread,pid=${pid},uid=${process.uid}`,
    );
    sayKernel(
      world,
      `${group || 'Out of memory'}: Killed process ${pid} (MainThread) total-vm:22746744kB, anon-rss:${kb(rss)}, file-rss:81076kB, shmem-rss:0kB, UID:${process.uid} pgtables:21380kB oom_score_adj:200`,
    );
    world.processes.end(process.pid, {how: 'killed', status: 9, outOfMemory: true});
  });
}

/** What the unit's MemoryMax= leaves it, in bytes. */
function limitOf(world: GrowNeeds, process: Process): number | null {
  const manager = process.group.includes('/user@') ? world.managers.user : world.managers.system;
  const unit = manager.units().find((one) => one.mainPid === process.pid);
  const value = unit?.loaded?.settings.findLast((one) => one.key === 'MemoryMax')?.value ?? '';
  const [, amount, scale = ''] = /^(\d+)([KMG]?)$/.exec(value) ?? [];
  return amount === undefined ? null : Number(amount) * ({K: 1024, M: 1024 ** 2, G: 1024 ** 3}[scale] ?? 1);
}
