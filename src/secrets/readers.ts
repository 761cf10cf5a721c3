import type {FileFacts, User} from '../model/index.ts';

/** Who can read a file, by its owner and mode; root always can, so only a file of root's names him. */
export function readersOf(facts: Pick<FileFacts, 'uid' | 'gid' | 'mode'>, user: Pick<User, 'name' | 'uid'>, closed: boolean): string {
  const {uid, gid, mode} = facts;
  const owner = uid === user.uid ? user.name : uid === 0 ? 'root' : `uid ${uid}`;
  const own = (mode & 0o400) === 0 ? `not even ${owner}` : owner;
  const others = (mode & 0o004) !== 0 ? ['everybody'] : (mode & 0o040) !== 0 ? [`group ${gid}`] : [];
  const guarded = others.length > 0 && closed ? ['kept in by a closed folder'] : [];
  return [[own, ...others].join(' and '), ...guarded].join(', ');
}
