import type {User} from '../../model/index.ts';

/** /etc/passwd, or what `getent passwd` prints. */
export function parsePasswd(text: string): readonly User[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid = '', gid = '', , home = ''] = line.split(':');
    const fits =
      name !== undefined && /^[A-Za-z_][\w.-]*\$?$/.test(name) && /^\d{1,10}$/.test(uid) && /^\d{1,10}$/.test(gid) && home.startsWith('/');
    return fits ? [{name, uid: Number(uid), gid: Number(gid), home}] : [];
  });
}

/** What `id` prints: `uid=1001(ops) gid=1001(ops) groups=…`; a user without a name has no brackets. */
export function parseId(text: string): Omit<User, 'home'> | null {
  const found = /^uid=(\d{1,10})(?:\(([^)]*)\))? gid=(\d{1,10})/.exec(text);
  if (!found) return null;
  return {name: found[2] ?? `uid ${found[1]}`, uid: Number(found[1]), gid: Number(found[3])};
}
