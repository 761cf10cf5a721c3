import {existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {execa} from 'execa';
import {until} from './until.ts';

/** A disposable Linux host with a real systemd. Nothing that happens in it reaches the machine. */
export interface Box {
  readonly name: string;
  /** PID 1 of the box as the machine sees it. */
  readonly pid: number;
  /** Runs argv as root. */
  sh(argv: readonly string[], how?: How): Promise<Said>;
  /** Runs argv as that user, as after a login: own home, user manager and session, a clean environment. */
  as(user: string, argv: readonly string[], how?: How): Promise<Said>;
  /** The same, as an argv of the machine: for a terminal (`pty.spawn(argv[0], argv.slice(1))`) or a child that stays. */
  argvAs(user: string, argv: readonly string[], how?: How): string[];
  read(path: string): Promise<string>;
  write(path: string, text: string, how?: {owner?: string; mode?: string}): Promise<void>;
  /** Makes a user whose user manager runs without a login, and waits for it. */
  addUser(user: string, uid: number, groups?: readonly string[]): Promise<void>;
  down(): Promise<void>;
}

export interface How {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** 120 s unless told: longer than the slowest OpenClaw command that ends by itself. */
  readonly limitMs?: number;
}

export interface Said {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly tookMs: number;
}

export interface Mount {
  readonly from: string;
  readonly to: string;
  /** `ro`: as it is, read-only. `cow`: writable in the box, never on the machine. */
  readonly how: 'ro' | 'cow';
}

const script = fileURLToPath(new URL('box.sh', import.meta.url));
const base = '/run/rungs-lab';
/** Where a machine that has hierarchies of the first kind keeps the one that holds no controller. */
const namedMount = '/sys/fs/cgroup/systemd';
let boxes = 0;

/** Why no box can be made here, in one sentence; null when one can. */
export function whyNoBox(): string | null {
  if (process.platform !== 'linux') return `The lab needs Linux; this is ${process.platform}.`;
  if (process.getuid?.() !== 0) return 'The lab needs root, because it makes namespaces and mounts: run it as root or with sudo.';
  if (!existsSync('/lib/systemd/systemd'))
    return 'The lab needs the package systemd, whose /lib/systemd/systemd is the first process of each box.';
  if (cgroupMount() === null) return 'The lab needs a mounted cgroup2 hierarchy, as every systemd machine has one.';
  return null;
}

/** With `controllers` limits of memory work in it, where the machine binds its controllers to hierarchies of the first kind. */
export async function boxUp(mounts: readonly Mount[] = [], controllers: readonly string[] = []): Promise<Box> {
  const why = whyNoBox();
  if (why !== null) throw new Error(why);
  sweep();
  boxes += 1;
  const name = `lab-${process.pid}-${boxes}`;
  const cgroup = `${controllers.length > 0 ? namedMount : cgroupMount()}/rungs-${name}`;
  mkdirSync(base, {recursive: true});
  // The keeper lives as long as its standard input: when this process ends, however it ends, the box ends too.
  const keeper = execa('bash', [script, 'keep', `${base}/${name}`, cgroup, name, ...mounts.map((m) => `${m.from}:${m.to}:${m.how}`)], {
    stdin: 'pipe',
    all: true,
    reject: false,
    detached: true,
    cleanup: false,
    env: {BOX_CONTROLLERS: controllers.join(' ')},
  });
  let ended = false;
  void keeper.then(() => {
    ended = true;
  });
  const pid = await until(`systemd of ${name} runs`, 15_000, async () => {
    if (ended) throw new Error(`The box ${name} did not come up: ${(await keeper).all}`);
    return firstProcess(cgroup);
  });
  const box = entered(name, pid, cgroup, async () => {
    keeper.stdin.end();
    await keeper;
  });
  try {
    await until(`${name} has booted`, 20_000, async () => {
      const state = (await box.sh(['systemctl', 'is-system-running', '--wait'], {limitMs: 20_000})).stdout.trim();
      return state === 'running' || state === 'degraded' ? state : null;
    });
  } catch (error) {
    await box.down();
    throw error;
  }
  return box;
}

function entered(name: string, pid: number, cgroup: string, down: () => Promise<void>): Box {
  const uids = new Map<string, number>([['root', 0]]);
  const argvAs = (user: string, argv: readonly string[], how: How = {}): string[] => {
    const uid = uids.get(user);
    if (uid === undefined) throw new Error(`The box ${name} has no user ${user}; make it with addUser.`);
    return [...enter(cgroup, pid, uid), ...environment(user, uid, how.env), ...argv];
  };
  const run = async (argv: readonly string[], how: How = {}): Promise<Said> => {
    const startedAt = Date.now();
    const [program = '', ...rest] = argv;
    const ran = await execa(program, rest, {reject: false, input: how.input ?? '', stripFinalNewline: false, maxBuffer: 50_000_000});
    return {exit: ran.exitCode ?? 255, stdout: ran.stdout, stderr: ran.stderr, tookMs: Date.now() - startedAt};
  };
  // `timeout` runs inside: killing the outer nsenter would leave the command alive in the box.
  const limited = (argv: readonly string[], how: How = {}): string[] => [
    'timeout',
    '--kill-after=2',
    String((how.limitMs ?? 120_000) / 1000),
    ...argv,
  ];
  const box: Box = {
    name,
    pid,
    argvAs,
    sh: (argv, how) => run(argvAs('root', limited(argv, how), how), how),
    as: (user, argv, how) => run(argvAs(user, limited(argv, how), how), how),
    read: async (path) => {
      const said = await box.sh(['cat', path]);
      if (said.exit !== 0) throw new Error(said.stderr.trim());
      return said.stdout;
    },
    write: async (path, text, how = {}) => {
      const [owner, mode] = [how.owner ?? 'root', how.mode ?? '644'];
      // Parents belong to the same owner; the file appears whole, under its name, in one step.
      const make = `runuser -u "$1" -- mkdir -p "$(dirname "$3")" && cat >"$3.new" && chown "$1:" "$3.new" && chmod "$2" "$3.new" && mv "$3.new" "$3"`;
      const said = await box.sh(['bash', '-c', make, 'write', owner, mode, path], {input: text});
      if (said.exit !== 0) throw new Error(`Could not write ${path} in ${name}: ${said.stderr.trim()}`);
    },
    addUser: async (user, uid, groups = []) => {
      const more = groups.length > 0 ? ['--groups', groups.join(',')] : [];
      const said = await box.sh(['useradd', '--create-home', '--shell', '/bin/bash', '--uid', String(uid), ...more, user]);
      if (said.exit !== 0) throw new Error(`Could not make the user ${user}: ${said.stderr.trim()}`);
      uids.set(user, uid);
      await box.sh(['loginctl', 'enable-linger', user]);
      await until(`the user manager of ${user} runs`, 15_000, async () => {
        const state = (await box.as(user, ['systemctl', '--user', 'is-system-running', '--wait'])).stdout.trim();
        return state === 'running' || state === 'degraded' ? state : null;
      });
    },
    down,
  };
  return box;
}

/** Joins a session's control group, as a login would, then the box's namespaces, without what could reach the machine. */
function enter(cgroup: string, pid: number, uid: number): string[] {
  const session = `${cgroup}/user.slice/user-${uid}.slice/session-lab.scope`;
  const join = 'mkdir -p "$0" && echo 0 >"$0/cgroup.procs" && exec "$@"';
  const drop = uid === 0 ? [] : [`--reuid=${uid}`, `--regid=${uid}`, '--init-groups'];
  return [
    'bash',
    '-c',
    join,
    session,
    'nsenter',
    '--target',
    String(pid),
    '--all',
    'setpriv',
    ...drop,
    '--bounding-set',
    '-sys_time,-sys_module,-sys_rawio,-wake_alarm',
  ];
}

function environment(user: string, uid: number, more: Readonly<Record<string, string>> = {}): string[] {
  const home = uid === 0 ? '/root' : `/home/${user}`;
  const variables: Record<string, string> = {
    HOME: home,
    USER: user,
    LOGNAME: user,
    SHELL: '/bin/bash',
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    PATH: uid === 0 ? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' : '/usr/local/bin:/usr/bin:/bin',
    ...(uid === 0 ? {} : {XDG_RUNTIME_DIR: `/run/user/${uid}`, DBUS_SESSION_BUS_ADDRESS: `unix:path=/run/user/${uid}/bus`}),
    ...more,
  };
  return ['env', '-i', `--chdir=${home}`, ...Object.entries(variables).map(([key, value]) => `${key}=${value}`)];
}

/** PID 1 of the box is the oldest process of the group that systemd makes for itself. */
function firstProcess(cgroup: string): number | null {
  const file = `${cgroup}/init.scope/cgroup.procs`;
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return pid > 0 ? pid : null;
}

function cgroupMount(): string | null {
  const line = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .find((one) => one.split(' ')[2] === 'cgroup2');
  return line?.split(' ')[1] ?? null;
}

/** Empty directories are all that a box can leave behind, and only when its keeper was killed: the next one clears them. */
function sweep(): void {
  for (const [where, prefix] of [
    [base, 'lab-'],
    [cgroupMount() ?? base, 'rungs-lab-'],
    [namedMount, 'rungs-lab-'],
  ] as const) {
    if (!existsSync(where)) continue;
    for (const name of readdirSync(where).filter((one) => one.startsWith(prefix))) {
      const owner = name.slice(prefix.length).split('-')[0] ?? '';
      if (!existsSync(`/proc/${owner}`)) removeEmpty(`${where}/${name}`);
    }
  }
}

function removeEmpty(directory: string): void {
  try {
    for (const entry of readdirSync(directory, {withFileTypes: true})) {
      if (entry.isDirectory()) removeEmpty(`${directory}/${entry.name}`);
    }
    rmdirSync(directory);
  } catch {
    // Somebody else removed it at the same time, or it is still in use: both are for the next sweep.
  }
}
