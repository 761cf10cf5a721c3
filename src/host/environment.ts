import {realpathSync} from 'node:fs';
import {userInfo} from 'node:os';
import type {Command, Unseen, User} from '../model/index.ts';
import {unseen} from './unseen.ts';

export interface Prepared {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What is really started for a command: the user's eyes, a low priority, what marks it, and an environment built from nothing. */
export function prepare(command: Command, marking: readonly string[]): Prepared | Unseen {
  const [program, ...args] = command.argv;
  if (!program) {
    return unseen('missing', 'No command was given; name a program.');
  }

  const self = ownUser();
  const user = command.as ?? self;
  const own = user.uid === self.uid;
  if (!own && self.uid !== 0) {
    return unseen(
      'denied',
      `${program} would have to run as ${user.name}, and only root can do that; run rungs as ${user.name} or as root.`,
    );
  }

  const env = {...minimalEnvironment(user, own), ...command.env};
  const before = own ? [] : wordsFor(user, env);
  const gentle = command.gentle ? ['nice', '-n', '10'] : [];
  const [file = program, ...rest] = [...before, ...gentle, ...marking, program, ...args];
  return {file, args: rest, env};
}

/** The words before a command that make it run as that user, with an environment made from nothing. */
export function asUser(user: User): readonly string[] {
  return wordsFor(user, minimalEnvironment(user, false));
}

function wordsFor(user: User, env: Readonly<Record<string, string>>): readonly string[] {
  return [...userChange(user), 'env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`)];
}

export function ownUser(): User {
  try {
    const {username, uid, gid, homedir} = userInfo();
    return {name: username, uid, gid, home: homedir};
  } catch {
    // A number for which no directory of users has an entry, as in many containers.
    const home = process.env['HOME'] ?? '';
    const uid = process.getuid?.() ?? -1;
    return {name: nameless(uid), uid, gid: process.getgid?.() ?? -1, home: home.startsWith('/') ? home : '/'};
  }
}

/**
 * How root becomes somebody else. `setpriv` changes the identity and nothing more; `runuser` opens a session through PAM, which writes two
 * lines into the host's journal at every look, so it serves only where there is no other.
 */
function userChange(user: User): readonly string[] {
  return process.platform === 'darwin'
    ? ['sudo', '-n', '-u', user.name, '--']
    : hasSetpriv()
      ? ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, isNameless(user) ? '--clear-groups' : '--init-groups', '--']
      : ['runuser', '-u', user.name, '--'];
}

/** A number that no directory of users knows has no groups that could be looked up. */
function isNameless({name, uid}: User): boolean {
  return name === nameless(uid);
}

function nameless(uid: number): string {
  return `uid ${uid}`;
}

function hasSetpriv(): boolean {
  try {
    // BusyBox has a program of this name that cannot change the user.
    return !realpathSync('/usr/bin/setpriv').endsWith('busybox');
  } catch {
    return false;
  }
}

/** Nothing of our own environment passes but PATH, so that no OPENCLAW_* of ours sends the CLI elsewhere. */
function minimalEnvironment(user: User, own: boolean): Record<string, string> {
  const runtime = `/run/user/${user.uid}`;
  return {
    PATH: own ? ownPath() : `${user.home}/.local/bin:${user.home}/bin:${systemPath}`,
    HOME: user.home,
    USER: user.name,
    LOGNAME: user.name,
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    NO_COLOR: '1',
    ...(process.platform === 'linux' ? {XDG_RUNTIME_DIR: runtime, DBUS_SESSION_BUS_ADDRESS: `unix:path=${runtime}/bus`} : {}),
  };
}

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Our PATH without what npm put in front of it: its Node is ours, not the one that the responder's shell would find. */
export function ownPath(): string {
  const entries = (process.env['PATH'] ?? '')
    .split(':')
    .filter((entry) => entry.startsWith('/') && !/\/(?:node_modules\/\.bin|node-gyp-bin)\/?$/.test(entry));
  return entries.length > 0 ? entries.join(':') : systemPath;
}
