import type {User} from '../../model/index.ts';

const root: User = {name: 'root', uid: 0, gid: 0, home: '/root'};

/** With whose rights a file is read and written: what belongs to the system is root's, everything else the gateway's owner's. */
export function ownerOf(path: string, user: User): User {
  return path.startsWith('/etc/') || path.startsWith('/usr/') || path.startsWith('/run/systemd/') ? root : user;
}
