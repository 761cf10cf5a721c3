import type {Journal} from './journal.ts';
import type {Process} from './processes.ts';
import type {Time} from './time.ts';

/** What it takes to write a line into the journal. */
export interface LogNeeds {
  readonly time: Time;
  readonly journal: Journal;
}

/** A line that a process prints: in the journal or a file when a manager started it, nowhere when a person did. */
export function writeLog(
  world: LogNeeds,
  process: Pick<Process, 'pid' | 'uid' | 'name' | 'exe' | 'argv' | 'group' | 'prints'>,
  text: string,
  at = world.time.now(),
  stream: 'out' | 'err' = 'err',
): void {
  if (process.prints !== undefined) return process.prints(text, at, stream);
  const unit = unitOf(process.group);
  if (unit === null) return;
  const user = process.group.includes('/user@');
  world.journal.add({
    at,
    pid: process.pid,
    identifier: process.exe.slice(process.exe.lastIndexOf('/') + 1),
    text,
    priority: 6,
    fields: {
      ...(user ? {_SYSTEMD_USER_UNIT: unit, _SYSTEMD_UNIT: `user@${process.uid}.service`} : {_SYSTEMD_UNIT: unit}),
      _SYSTEMD_CGROUP: process.group,
      _UID: String(process.uid),
      _COMM: process.name,
      _EXE: process.exe,
      _CMDLINE: process.argv.join(' '),
      _TRANSPORT: 'stdout',
    },
  });
}

/** A line of the gateway itself, with the time that it puts in front. */
export function writeStamped(world: LogNeeds, process: Process, text: string, at = world.time.now()): void {
  writeLog(world, process, `${new Date(at).toISOString().replace('Z', '+00:00')} ${text}`, at + 1, 'out');
}

/** Whether anybody keeps what it prints. */
export function isHeard({group, prints}: Pick<Process, 'group' | 'prints'>): boolean {
  return prints !== undefined || unitOf(group) !== null;
}

export function sayKernel(world: LogNeeds, text: string, at = world.time.now()): void {
  world.journal.add({at, pid: 0, identifier: 'kernel', text, priority: 3, fields: {_TRANSPORT: 'kernel'}});
}

/** The innermost service of a control group; a login session is none. */
export function unitOf(group: string): string | null {
  return group.split('/').findLast((step) => step.endsWith('.service') && !step.startsWith('user@')) ?? null;
}
