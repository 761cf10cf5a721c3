import type {Host, User} from '../../model/index.ts';

/** Whether a user's manager is there without a login: logind keeps an empty file a user. Null where it cannot be seen. */
export async function lingers(host: Host, {name}: User): Promise<boolean | null> {
  const [flag, state] = await Promise.all([host.stat(`/var/lib/systemd/linger/${name}`), host.stat('/var/lib/systemd')]);
  if (flag.seen) return true;
  // Where nothing of systemd's can be seen, the absence of one file says nothing.
  return flag.why === 'missing' && state.seen ? false : null;
}
