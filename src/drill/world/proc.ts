import {FileError, type Who} from './file-node.ts';
import {startTicks} from './gateway/lock.ts';
import {type FileLine, fileLine} from './gateway/words.ts';
import {availableBytes, type MemoryNeeds} from './memory.ts';
import type {Process, Socket} from './processes.ts';
import type {Scene} from './scene.ts';
import type {Time} from './time.ts';

/** What the kernel makes up its files from. */
export interface ProcNeeds extends MemoryNeeds {
  readonly time: Time;
  readonly scene: Scene;
  readonly fileLog: readonly FileLine[];
}

/** Files that are made up when they are read, as the kernel does; null where the path is none of them. */
export function madeUp(world: ProcNeeds, path: string, who: Who): string | null {
  if (isKernels(world, path)) return null;
  const [, pid, file] = /^\/proc\/(\d+|self)\/(\w+)$/.exec(path) ?? [];
  if (pid !== undefined && file !== undefined) return ofProcess(world, Number(pid), file, path, who);
  const group = /^\/sys\/fs\/cgroup(\/.*)\/cgroup\.procs$/.exec(path)?.[1];
  if (group !== undefined) return inGroup(world, group, path);
  const log = /^\/tmp\/openclaw\/openclaw-(\d{4}-\d{2}-\d{2})\.log$/.exec(path)?.[1];
  if (log !== undefined) return logOf(world, log, path);
  return general[path]?.(world) ?? null;
}

/** The names in a directory that is made up; null where it is none. */
export function madeUpNames(world: ProcNeeds, path: string, who: Who): readonly string[] | null {
  if (isKernels(world, path)) return null;
  if (path === '/proc')
    return [
      ...world.processes.all().map((one) => String(one.pid)),
      ...Object.keys(general).flatMap((file) => /^\/proc\/(\w+)$/.exec(file)?.[1] ?? []),
      'net',
    ];
  const fds = /^\/proc\/(\d+)\/fd$/.exec(path)?.[1];
  if (fds !== undefined) return ['0', '1', '2', ...socketsOf(world, Number(fds), path, who).map((_, at) => String(at + firstSocket))];
  if (path === '/tmp/openclaw')
    return [...new Set(world.fileLog.map((line) => `openclaw-${new Date(line.at).toISOString().slice(0, 10)}.log`))];
  return null;
}

/** Where a link of /proc points; null where the path is none. */
export function madeUpLink(world: ProcNeeds, path: string, who: Who): string | null {
  if (isKernels(world, path)) return null;
  const [, pid, name, number] = /^\/proc\/(\d+)\/(exe|cwd|fd)(?:\/(\d+))?$/.exec(path) ?? [];
  if (pid === undefined) return null;
  const process = processAt(world, Number(pid), path);
  if (who.uid !== 0 && who.uid !== process.uid) throw new FileError('EACCES', path);
  if (name === 'exe') return process.exe;
  if (name === 'cwd') return process.cwd;
  if (number === undefined) return null;
  const socket = socketsOf(world, process.pid, path, who)[Number(number) - firstSocket];
  if (socket) return `socket:[${socket.inode}]`;
  if (Number(number) < firstSocket) return '/dev/null';
  throw new FileError('ENOENT', path);
}

/** A Mac's kernel has no files of its own. */
function isKernels({scene}: ProcNeeds, path: string): boolean {
  return scene.mac !== null && /^\/(?:proc|sys)(?:\/|$)/.test(path);
}

/** 0, 1 and 2 are the standard streams; Node has some for itself before its first socket. */
const firstSocket = 21;

function processAt(world: ProcNeeds, pid: number, path: string): Process {
  const process = world.processes.get(pid);
  if (!process) throw new FileError('ENOENT', path);
  return process;
}

function socketsOf(world: ProcNeeds, pid: number, path: string, who: Who): readonly Socket[] {
  const process = processAt(world, pid, path);
  if (who.uid !== 0 && who.uid !== process.uid) throw new FileError('EACCES', path);
  return world.processes.sockets().filter((socket) => socket.pid === pid);
}

function ofProcess(world: ProcNeeds, pid: number, file: string, path: string, who: Who): string {
  const process = processAt(world, pid, path);
  switch (file) {
    case 'stat':
      return statLine(world, process);
    case 'status':
      return `Name:\t${process.name}\nState:\t${process.state}\nPid:\t${pid}\nPPid:\t${process.ppid}\nUid:\t${process.uid}\t${process.uid}\t${process.uid}\t${process.uid}\nVmRSS:\t${Math.round(process.rssBytes / 1024)} kB\n`;
    case 'cmdline':
      return process.argv.map((word) => `${word}\0`).join('');
    case 'comm':
      return `${process.name}\n`;
    case 'cgroup':
      return `0::${process.group}\n`;
    case 'environ':
      if (who.uid !== 0 && who.uid !== process.uid) throw new FileError('EACCES', path);
      return [...process.env].map(([name, value]) => `${name}=${value}\0`).join('');
    default:
      throw new FileError('ENOENT', path);
  }
}

function statLine(world: ProcNeeds, process: Process): string {
  const fields = [
    process.state,
    process.ppid,
    process.pid,
    process.pid,
    0,
    -1,
    4_194_560,
    0,
    0,
    0,
    0,
    120,
    40,
    0,
    0,
    20,
    0,
    11,
    0,
    startTicks(world, process),
    process.rssBytes * 4,
    Math.round(process.rssBytes / 4_096),
  ];
  return `${process.pid} (${process.name}) ${fields.join(' ')}\n`;
}

function inGroup(world: ProcNeeds, group: string, path: string): string {
  const pids = world.processes
    .all()
    .filter((process) => process.group === group)
    .map((process) => process.pid);
  if (pids.length === 0) throw new FileError('ENOENT', path);
  return `${pids.join('\n')}\n`;
}

function logOf(world: ProcNeeds, day: string, path: string): string {
  const lines = world.fileLog.filter((line) => new Date(line.at).toISOString().startsWith(day));
  if (lines.length === 0) throw new FileError('ENOENT', path);
  return `${lines.map((line) => fileLine(line, world.scene.hostName, world.scene.node.version)).join('\n')}\n`;
}

const general: Readonly<Record<string, (world: ProcNeeds) => string>> = {
  '/proc/stat': ({scene}) => `cpu  1 2 3 4\nbtime ${Math.floor(scene.bootAt / 1000)}\n`,
  '/proc/uptime': ({scene, time}) => `${((time.now() - scene.bootAt) / 1000).toFixed(2)} 90000.00\n`,
  '/proc/loadavg': () => '0.21 0.18 0.12 1/140 30211\n',
  '/proc/meminfo': (world) =>
    `MemTotal: ${Math.round(world.memory.totalBytes / 1024)} kB\nMemAvailable: ${Math.round(availableBytes(world) / 1024)} kB\n`,
  '/proc/net/tcp': (world) => table(world, false),
  '/proc/net/tcp6': (world) => table(world, true),
};

function table(world: ProcNeeds, six: boolean): string {
  const rows = world.processes
    .sockets()
    .filter((socket) => socket.address.includes(':') === six)
    .map((socket, at) => {
      const uid = world.processes.get(socket.pid)?.uid ?? 0;
      const zero = six ? '0'.repeat(32) : '0'.repeat(8);
      const port = socket.port.toString(16).toUpperCase().padStart(4, '0');
      return `${String(at).padStart(4)}: ${hexAddress(socket.address)}:${port} ${zero}:0000 0A 00000000:00000000 00:00000000 00000000 ${String(uid).padStart(5)}        0 ${socket.inode} 1 0000000000000000 100 0 0 10 0`;
    });
  return `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n${rows.join('\n')}\n`;
}

/** Each 32-bit word in the order of a little-endian machine. */
function hexAddress(address: string): string {
  if (address === '::') return '0'.repeat(32);
  if (address === '::1') return `${'0'.repeat(24)}01000000`;
  return address
    .split('.')
    .map((part) => Number(part).toString(16).toUpperCase().padStart(2, '0'))
    .toReversed()
    .join('');
}
