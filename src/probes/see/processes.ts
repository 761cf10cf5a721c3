import type {Host, Look, ProcessFacts} from '../../model/index.ts';
import {parseCgroup, type CgroupFacts} from '../parse/cgroup.ts';
import {parseBootTime, parseCmdline, parseProcessStat, parseProcessStatus, type ProcessStat} from '../parse/process.ts';
import {orNull, seen, unseen} from './unseen.ts';
import {userName} from './users.ts';

/** Longer chains of parents do not occur; the limit is for a /proc that loops. */
const parentsMax = 12;

/** An argv longer than this is cut; gateways' have some 200 characters. */
const cmdlineBytesMax = 8 * 1024;

export interface ProcessSight {
  readonly facts: ProcessFacts;
  readonly startTicks: number;
  readonly cgroup: CgroupFacts | null;
}

/** A process by its pid, with its parents. A pid that is gone is `missing`; one that another user hides is `denied`. */
export async function processAt(host: Host, pid: number): Promise<Look<ProcessSight>> {
  const [stat, status, argv, group] = await Promise.all([
    processStat(host, pid), readProc(host, pid, 'status'), cmdline(host, pid), processCgroup(host, pid),
  ]);
  if (!stat.seen) return stat;
  if (!status.seen) return status;
  const who = parseProcessStatus(status.value);
  if (who === null) return unseen('garbled', `/proc/${pid}/status is not what Linux prints.`);
  const boot = await bootTime(host);
  const {name, state, ppid, startTicks} = stat.value;
  const facts: ProcessFacts = {
    pid,
    ppid,
    uid: who.uid,
    user: await userName(host, who.uid),
    argv: argv.length > 0 ? argv : [`[${name}]`],
    state,
    startedAt: boot === null ? null : boot + startTicks * 10,
    unit: group?.unit ?? null,
    rssBytes: who.rssBytes,
    parents: await parentsOf(host, ppid),
  };
  return seen({facts, startTicks, cgroup: group});
}

export async function processStat(host: Host, pid: number): Promise<Look<ProcessStat>> {
  const text = await readProc(host, pid, 'stat');
  if (!text.seen) return text;
  const stat = parseProcessStat(text.value);
  return stat === null ? unseen('garbled', `/proc/${pid}/stat is not what Linux prints.`) : seen(stat);
}

export async function cmdline(host: Host, pid: number): Promise<readonly string[]> {
  const text = await readProc(host, pid, 'cmdline');
  return text.seen ? parseCmdline(text.value) : [];
}

export async function processCgroup(host: Host, pid: number): Promise<CgroupFacts | null> {
  const text = await readProc(host, pid, 'cgroup');
  return text.seen ? parseCgroup(text.value) : null;
}

/** Every pid that can be seen. */
export async function allPids(host: Host): Promise<Look<readonly number[]>> {
  const names = await host.list('/proc');
  return names.seen ? seen(names.value.filter(name => /^\d+$/.test(name)).map(Number)) : names;
}

async function parentsOf(host: Host, first: number): Promise<ProcessFacts['parents']> {
  const parents: {readonly pid: number; readonly name: string}[] = [];
  for (let pid = first; pid > 1 && parents.length < parentsMax;) {
    const stat = orNull(await processStat(host, pid));
    if (stat === null) break;
    parents.push({pid, name: stat.name});
    pid = stat.ppid;
  }
  return parents;
}

async function readProc(host: Host, pid: number, file: string): Promise<Look<string>> {
  const look = await host.read(`/proc/${pid}/${file}`, {bytesMax: cmdlineBytesMax});
  return look.seen ? seen(look.value.text) : look;
}

/** A host's boot time is a constant, so it is read once. */
async function bootTime(host: Host): Promise<number | null> {
  let boot = boots.get(host);
  if (boot === undefined) {
    boot = host.read('/proc/stat', {bytesMax: 256 * 1024}).then(file => (file.seen ? parseBootTime(file.value.text) : null));
    boots.set(host, boot);
  }
  return boot;
}

const boots = new WeakMap<Host, Promise<number | null>>();
