import {userInfo} from 'node:os';
import type {Command, Unseen, User} from '../model/index.ts';
import {unseen} from './unseen.ts';

export interface Prepared {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What is really started for a command: the user's eyes, a low priority, and an environment built from nothing. */
export function prepare(command: Command): Prepared | Unseen {
  const [program, ...args] = command.argv;
  if (!program) {
    return unseen('missing', 'No command was given; name a program.');
  }

  const self = ownUser();
  const user = command.as ?? self;
  const env = {...minimalEnvironment(user, user.uid === self.uid), ...command.env};
  const gentle = command.gentle ? ['nice', '-n', '10'] : [];
  if (user.uid === self.uid) {
    const [file, ...rest] = [...gentle, program, ...args];
    return {file: file ?? program, args: rest, env};
  }

  if (self.uid !== 0) {
    return unseen('denied', `${program} would have to run as ${user.name}, and only root can do that; run rungs as ${user.name} or as root.`);
  }

  const assignments = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const asUser = process.platform === 'darwin' ? ['sudo', '-n', '-u', user.name, '--'] : ['runuser', '-u', user.name, '--'];
  const [file, ...rest] = [...asUser, 'env', '-i', ...assignments, ...gentle, program, ...args];
  return {file: file ?? program, args: rest, env};
}

export function ownUser(): User {
  const {username, uid, gid, homedir} = userInfo();
  return {name: username, uid, gid, home: homedir};
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
function ownPath(): string {
  const entries = (process.env['PATH'] ?? '').split(':').filter(entry => entry.startsWith('/') && !/\/(?:node_modules\/\.bin|node-gyp-bin)\/?$/.test(entry));
  return entries.length > 0 ? entries.join(':') : systemPath;
}
