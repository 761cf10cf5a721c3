import type {Process, Processes} from './processes.ts';
import type {Scene} from './scene.ts';

export interface LoginNeeds {
  readonly processes: Processes;
  readonly scene: Scene;
}

/** Somebody's login over SSH: the shell, and the control group in which everything started from it lives. */
export interface Login {
  readonly shell: Process;
  readonly group: string;
}

/** A login of the gateway's user, with the parents that such a shell has. */
export function logIn(world: LoginNeeds, number: number, how: 'ssh' | 'tmux' = 'ssh'): Login {
  const {processes, scene} = world;
  const {uid, gid, name, home} = scene.user;
  const mac = scene.mac !== null;
  const shell = mac ? {argv: ['-zsh'], exe: '/bin/zsh', name: 'zsh'} : {argv: ['-bash'], exe: '/usr/bin/bash', name: 'bash'};
  const group = mac ? '' : `/user.slice/user-${uid}.slice/session-${number}.scope`;
  const sshd = processes.all().find((one) => one.name === 'sshd')?.pid ?? 1;
  const base = {
    env: new Map([
      ['HOME', home],
      ['USER', name],
    ]),
    cwd: home,
    group,
  };
  const connection = processes.start({
    ...base,
    ppid: sshd,
    uid: 0,
    gid: 0,
    argv: [`sshd-session: ${name} [priv]`],
    exe: mac ? '/usr/libexec/sshd-session' : '/usr/lib/openssh/sshd-session',
    name: 'sshd-session',
  });
  const own = {...base, uid, gid};
  const login = processes.start({...own, ppid: connection.pid, ...shell});
  if (how === 'ssh') return {shell: login, group};
  const server = processes.start({
    ...own,
    ppid: 1,
    argv: ['tmux', 'new', '-s', 'main'],
    exe: mac ? '/opt/homebrew/bin/tmux' : '/usr/bin/tmux',
    name: 'tmux: server',
  });
  const pane = processes.start({...own, ppid: server.pid, ...shell});
  return {shell: pane, group};
}

/** What somebody started in a login of his own, by its words and where it runs. */
export type Typed = Pick<Parameters<Processes['start']>[0], 'argv' | 'exe' | 'cwd' | 'env'> & {readonly name?: string};

/** A program that the gateway's user started by hand after a login. */
export function startByHand(world: LoginNeeds, number: number, typed: Typed): Process {
  const {shell, group} = logIn(world, number);
  const {uid, gid} = world.scene.user;
  return world.processes.start({...typed, ppid: shell.pid, uid, gid, group});
}
