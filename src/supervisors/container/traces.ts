import type {Host, User} from '../../model/index.ts';
import {isDefault} from '../../openclaw/identity.ts';
import {justNowMs} from '../../probes/gather/gateways-running.ts';
import type {Place} from '../supervisor.ts';
import type {Trace} from '../trace.ts';
import {containersLately} from './engines.ts';
import {hostPort, isGateway, mountedState, variable} from './gateways.ts';
import type {Inspected} from './inspected.ts';

/** Gateways that only an engine knows: their state may lie in a folder of any name, or where nobody but the engine sees it. */
export async function containerTraces(host: Host, place: Place): Promise<readonly Trace[]> {
  if (!('users' in place)) return [];
  const me = host.platform.user;
  const {found} = await containersLately(host, {user: me, own: true}, justNowMs);
  const traces = found.map(async (one): Promise<readonly Trace[]> => {
    if (one.whole === null || !isGateway(one)) return [];
    const profile = variable(one.whole, 'OPENCLAW_PROFILE') ?? 'default';
    const state = mountedState(one.whole);
    return [
      {
        user: await ownerOf(host, me, place.users, state),
        profile: isDefault(profile) ? 'default' : profile,
        from: 'definition',
        unit: null,
        port: hostPort(one.whole),
        environment: placesOf(one.whole, state),
        apart: {id: one.whole.id, state},
        argv: [],
      },
    ];
  });
  return (await Promise.all(traces)).flat();
}

/** Whose home holds its state, or whose the folder is; only root looks at what is another user's. */
async function ownerOf(host: Host, me: User, users: readonly User[], state: string | null): Promise<User> {
  if (me.uid !== 0 || state === null) return me;
  const atHome = users.find(({home}) => home !== '/' && state.startsWith(`${home}/`));
  if (atHome !== undefined) return atHome;
  const folder = await host.stat(state);
  return users.find(({uid}) => folder.seen && uid === folder.value.uid) ?? me;
}

function placesOf(whole: Inspected, state: string | null): ReadonlyMap<string, string> {
  const inside = variable(whole, 'OPENCLAW_CONFIG_PATH');
  const mount = whole.run.mounts.find(({to}) => inside !== null && (inside === to || inside.startsWith(`${to}/`)));
  return new Map([
    ...(state === null ? [] : [['OPENCLAW_STATE_DIR', state] as const]),
    ...(inside === null || mount === undefined ? [] : [['OPENCLAW_CONFIG_PATH', `${mount.from}${inside.slice(mount.to.length)}`] as const]),
  ]);
}
