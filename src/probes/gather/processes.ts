import type {Host, Look, ProcessFacts} from '../../model/index.ts';
import {type CgroupFacts, parseCgroup} from '../../supervisors/systemd/cgroup.ts';
import {type ProcessStat, parseBootTime, parseCmdline, parseProcessStat, parseProcessStatus} from '../parse/process.ts';
import {isMacHost, macProcess, macProcesses, macStat} from './mac-processes.ts';
import {always, remembered} from './memory.ts';
import {orNull, seen, unseen} from './unseen.ts';
import {userName, userNames} from './users.ts';

/** Longer chains of parents do not occur; the limit is for a /proc that loops. */
const parentsMax = 12;

/** Gateways' argv has some 200 characters, a control group's path some 100. */
const procBytesMax = 8 * 1024;

/** A process keeps its owner, argv, control group and parents nearly always; news of them may come this late. */
const portraitAgeMs = 15_000;

export interface ProcessSight {
  readonly facts: ProcessFacts;
  readonly startTicks: number;
  readonly cgroup: CgroupFacts | null;
}

/** A process by its pid, with its parents. A pid that is gone is `missing`; one that another user hides is `denied`. */
export async function processAt(host: Host, pid: number): Promise<Look<ProcessSight>> {
  if (isMacHost(host)) return macProcessAt(host, pid);
  const stat = await processStat(host, pid);
  if (!stat.seen) return stat;
  const {name, state, ppid, startTicks} = stat.value;
  // A used pid has another start time, and a program that was replaced by another one mostly another name.
  const key = `process ${pid} ${startTicks} ${ppid} ${name}`;
  const portrait = await remembered(host, key, portraitAgeMs, () => portraitOf(host, pid, stat.value));
  return portrait.seen ? seen({...portrait.value, facts: {...portrait.value.facts, state}}) : portrait;
}

async function macProcessAt(host: Host, pid: number): Promise<Look<ProcessSight>> {
  const look = await macProcess(host, pid);
  if (!look.seen) return look;
  const {ppid, uid, argv, state, startedAt, rssBytes} = look.value;
  const [user, parents] = await Promise.all([userName(host, uid), parentsOf(host, ppid)]);
  const facts: ProcessFacts = {pid, ppid, uid, user, argv, state, startedAt, unit: null, rssBytes, parents};
  return seen({facts, startTicks: macStat(look.value).startTicks, cgroup: null});
}

async function portraitOf(host: Host, pid: number, {name, state, ppid, startTicks}: ProcessStat): Promise<Look<ProcessSight>> {
  const [status, argv, cgroup, boot, parents] = await Promise.all([
    readProc(host, pid, 'status'),
    cmdline(host, pid),
    cgroupOf(host, pid),
    bootTime(host),
    parentsOf(host, ppid),
    userNames(host),
  ]);
  if (!status.seen) return status;
  const who = parseProcessStatus(status.value);
  if (who === null) return unseen('garbled', `/proc/${pid}/status is not what Linux prints.`);
  const facts: ProcessFacts = {
    pid,
    ppid,
    uid: who.uid,
    user: await userName(host, who.uid),
    argv: argv.length > 0 ? argv : [`[${name}]`],
    state,
    startedAt: boot === null ? null : boot + startTicks * 10,
    unit: cgroup?.unit ?? null,
    rssBytes: who.rssBytes,
    parents,
  };
  return seen({facts, startTicks, cgroup});
}

export async function processStat(host: Host, pid: number): Promise<Look<ProcessStat>> {
  if (isMacHost(host)) {
    const look = await macProcess(host, pid);
    return look.seen ? seen(macStat(look.value)) : look;
  }
  const text = await readProc(host, pid, 'stat');
  if (!text.seen) return text;
  const stat = parseProcessStat(text.value);
  return stat === null ? unseen('garbled', `/proc/${pid}/stat is not what Linux prints.`) : seen(stat);
}

export async function cmdline(host: Host, pid: number): Promise<readonly string[]> {
  if (isMacHost(host)) {
    const look = await macProcess(host, pid);
    return look.seen ? look.value.argv : [];
  }
  const text = await readProc(host, pid, 'cmdline');
  return text.seen ? parseCmdline(text.value) : [];
}

/** Every pid that can be seen. */
export async function allPids(host: Host): Promise<Look<readonly number[]>> {
  if (isMacHost(host)) {
    const all = await macProcesses(host);
    return all.seen ? seen([...all.value.keys()]) : all;
  }
  const names = await host.list('/proc');
  return names.seen ? seen(names.value.filter((name) => /^\d+$/.test(name)).map(Number)) : names;
}

async function cgroupOf(host: Host, pid: number): Promise<CgroupFacts | null> {
  const text = await readProc(host, pid, 'cgroup');
  return text.seen ? parseCgroup(text.value) : null;
}

async function parentsOf(host: Host, first: number): Promise<ProcessFacts['parents']> {
  const parents: {readonly pid: number; readonly name: string}[] = [];
  for (let pid = first; pid > 1 && parents.length < parentsMax; ) {
    const stat = orNull(await processStat(host, pid));
    if (stat === null) break;
    parents.push({pid, name: stat.name});
    pid = stat.ppid;
  }
  return parents;
}

async function readProc(host: Host, pid: number, file: string): Promise<Look<string>> {
  const look = await host.read(`/proc/${pid}/${file}`, {bytesMax: procBytesMax});
  return look.seen ? seen(look.value.text) : look;
}

function bootTime(host: Host): Promise<number | null> {
  return remembered(host, 'boot time', always, async () => {
    const file = await host.read('/proc/stat', {bytesMax: 256 * 1024});
    return file.seen ? parseBootTime(file.value.text) : null;
  });
}
