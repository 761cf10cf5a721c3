import type {Random} from './random.ts';
import type {Time} from './time.ts';

/** How a process ended, in the words of waitid(2). */
export interface End {
  readonly how: 'exited' | 'killed' | 'dumped';
  readonly status: number;
  /** The kernel ended it because of the memory that it took. */
  readonly outOfMemory?: true;
}

export interface Socket {
  readonly address: string;
  readonly port: number;
  readonly inode: number;
  readonly pid: number;
  /** What the process answers to a GET; null = it accepts and stays silent. */
  readonly answer: ((path: string) => Answer | NoAnswer) | null;
}

/** What carries calls to somebody else may get none from there. */
export type NoAnswer = 'silent' | 'hangs up';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export interface Process {
  readonly pid: number;
  readonly ppid: number;
  readonly uid: number;
  readonly gid: number;
  /** At most 15 characters, as the kernel keeps it; a program may change it while it runs. */
  name: string;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly exe: string;
  readonly cwd: string;
  readonly startedAt: number;
  /** The path of its control group, beginning with a slash; of a Mac's process none. */
  readonly group: string;
  /** Takes what it prints where files do that, and no journal. */
  readonly prints?: Prints;
  /** Of a container's process: its number on the host. */
  outsidePid?: number;
  state: 'R' | 'S' | 'T' | 'D';
  rssBytes: number;
  /** What it does when it is asked to end; without one it ends at once. */
  onTerm: (() => void) | null;
  onEnd: ((end: End) => void)[];
}

export type Prints = (text: string, at: number, stream: 'out' | 'err') => void;

export type Born = Omit<Process, 'pid' | 'outsidePid' | 'startedAt' | 'state' | 'rssBytes' | 'onTerm' | 'onEnd' | 'name'> & {
  readonly name?: string;
  readonly rssBytes?: number;
};

/** The processes of a world and the sockets on which they listen. */
export interface Processes {
  start(born: Born): Process;
  /** A process that was there from the machine's start, under a pid of its own. */
  adopt(pid: number, born: Born, startedAt: number): void;
  get(pid: number): Process | null;
  all(): readonly Process[];
  children(pid: number): readonly Process[];
  end(pid: number, end: End): void;
  /** As kill(2); false when there is no such process. */
  signal(pid: number, signal: string): boolean;
  listen(pid: number, address: string, port: number, answer: Socket['answer']): void;
  sockets(): readonly Socket[];
  /** Who listens where somebody at that address would arrive. */
  listener(address: string, port: number): Socket | null;
  /** Stops listening without ending. */
  close(pid: number): void;
}

export const signalNumbers: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ABRT: 6,
  KILL: 9,
  USR1: 10,
  USR2: 12,
  TERM: 15,
  CONT: 18,
  STOP: 19,
};

/** `firstPid` of a machine that has been up for a while; a container begins with 1. */
export function createProcesses(time: Time, random: Random, firstPid = random.int(900, 1_900)): Processes {
  const table = new Map<number, Process>();
  let sockets: Socket[] = [];
  const pending = new Map<number, string[]>();
  let lastPid = firstPid;
  let lastInode = random.int(20_000, 60_000);

  const put = (pid: number, born: Born, startedAt: number): Process => {
    const name = (born.name ?? born.argv[0]?.split('/').at(-1) ?? '').slice(0, 15);
    const process: Process = {rssBytes: 12_000_000, ...born, name, pid, startedAt, state: 'S', onTerm: null, onEnd: []};
    table.set(pid, process);
    return process;
  };
  const end = (pid: number, how: End): void => {
    const process = table.get(pid);
    if (!process) return;
    table.delete(pid);
    pending.delete(pid);
    sockets = sockets.filter((socket) => socket.pid !== pid);
    for (const told of process.onEnd) told(how);
  };
  const signal = (pid: number, name: string): boolean => {
    const process = table.get(pid);
    if (!process) return false;
    const number = signalNumbers[name] ?? 15;
    if (name === 'KILL') end(pid, {how: 'killed', status: 9});
    else if (name === 'STOP') process.state = 'T';
    else if (name === 'CONT') {
      process.state = 'S';
      for (const waiting of pending.get(pid)?.splice(0) ?? []) signal(pid, waiting);
    } else if (process.state === 'T') {
      // A stopped process gets its signals when it goes on.
      pending.set(pid, [...(pending.get(pid) ?? []), name]);
    } else if ((name === 'TERM' || name === 'INT' || name === 'USR2') && process.onTerm) process.onTerm();
    else end(pid, {how: 'killed', status: number});
    return true;
  };

  return {
    start(born) {
      lastPid += random.int(1, 40);
      return put(lastPid, born, time.now());
    },
    adopt: (pid, born, startedAt) => void put(pid, born, startedAt),
    get: (pid) => table.get(pid) ?? null,
    all: () => [...table.values()],
    children: (pid) => [...table.values()].filter((one) => one.ppid === pid),
    end,
    signal,
    listen(pid, address, port, answer) {
      lastInode += random.int(3, 400);
      sockets.push({address, port, inode: lastInode, pid, answer});
    },
    sockets: () => sockets,
    listener(address, port) {
      const any = address.includes(':') ? '::' : '0.0.0.0';
      return sockets.find((socket) => socket.port === port && (socket.address === address || socket.address === any)) ?? null;
    },
    close(pid) {
      sockets = sockets.filter((socket) => socket.pid !== pid);
    },
  };
}
