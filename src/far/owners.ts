import {askEach, asUser} from '../host/index.ts';
import type {Gateway, Host, User, Verbs} from '../model/index.ts';
import {carriedBy} from './carrier.ts';
import {farHost} from './far-host.ts';

/** Where the system manager reads what root has written for it. */
const systemFolders = ['/etc/systemd', '/run/systemd', '/usr/lib/systemd', '/lib/systemd'].map((folder) => `${folder}/system`);

/** A machine on which root looks at what belongs to others. */
export interface ThroughOwners {
  readonly host: Host;
  /** From now on the files of these gateways are read, and their commands run, by their owners. */
  lookAs(gateways: readonly Gateway[]): void;
}

/**
 * Root's own host, on which what belongs to a gateway of another user is looked at by that user, through a far side that runs as him: so
 * root shows nothing that the owner could not see. What the kernel says of processes stays root's to read, and so is what root's own units
 * say and name. Where the far side cannot be had, root reads for himself, and follows nobody's links.
 */
export function throughOwners(local: Host, program: () => Promise<Buffer | null>): ThroughOwners {
  let owned: readonly Gateway[] = [];
  const sides = new Map<number, Promise<Host | null>>();
  const sideOf = (user: User): Promise<Host | null> => {
    const known = sides.get(user.uid) ?? startAs(user, owned, program);
    sides.set(user.uid, known);
    return known;
  };
  const named = new Map<readonly Gateway[], Promise<ReadonlySet<string>>>();
  const isRoots = async (path: string): Promise<boolean> => {
    if (systemFolders.some((folder) => path.startsWith(`${folder}/`))) return true;
    const gateways = owned;
    const paths = named.get(gateways) ?? namedByRoot(local, gateways);
    named.set(gateways, paths);
    return (await paths).has(path);
  };

  const files = (what: 'read' | 'list' | 'stat' | 'link') =>
    (async (path: string, ...more: never[]) => {
      const owner = ownerOf(path, owned);
      const side = owner === null ? null : await sideOf(owner);
      const ask = (host: Host) => (host[what] as (path: string, ...more: never[]) => ReturnType<Host[typeof what]>)(path, ...more);
      if (side === null) return ask(local);
      const answer = await ask(side);
      return !answer.seen && answer.why === 'denied' && (await isRoots(path)) ? ask(local) : answer;
    }) as never;

  const verbs: Verbs = {
    read: files('read'),
    list: files('list'),
    stat: files('stat'),
    link: files('link'),
    async run(command) {
      const {as, ...own} = command;
      const owner = owned.find(({user}) => user.uid === as?.uid)?.user;
      const side = owner === undefined ? null : await sideOf(owner);
      return side === null ? local.run(command) : side.run(own);
    },
    dial: local.dial,
    vitals: local.vitals,
  };
  return {
    host: {...local, ...verbs, ask: askEach(verbs)},
    lookAs(gateways) {
      owned = local.platform.user.uid === 0 ? gateways.filter(({own}) => !own) : [];
    },
  };
}

/** Who looks at a path: the owner in whose place it lies, else the only one there is. Null = who runs us. */
function ownerOf(path: string, gateways: readonly Gateway[]): User | null {
  if (/^\/(?:proc|sys)(?:\/|$)/.test(path)) return null;
  const isIn = (folder: string) => path === folder || path.startsWith(`${folder}/`);
  const here = gateways.find(
    ({user, stateDir, configPath}) => isIn(stateDir) || path === configPath || (user.home !== '/' && isIn(user.home)),
  );
  const users = new Set(gateways.map(({user}) => user.uid));
  return (here ?? (users.size === 1 ? gateways[0] : undefined))?.user ?? null;
}

/** Our own Node is the surest, where the owner may start it; else the one beside his command, else the machine's. */
async function startAs(user: User, gateways: readonly Gateway[], find: () => Promise<Buffer | null>): Promise<Host | null> {
  const program = await find();
  if (program === null) return null;
  const beside = gateways.flatMap(({user: one, cliPath}) =>
    one.uid === user.uid && cliPath !== null ? [cliPath.replace(/[^/]*$/, 'node')] : [],
  );
  const nodes = [...new Set([process.execPath, ...beside, '/usr/local/bin/node', '/usr/bin/node'])];
  const far = await farHost(carriedBy(asUser(user), {PATH: process.env['PATH'] ?? ''}), nodes, program);
  return 'seen' in far ? null : far.host;
}

/** The files that units of the system manager name: it reads them as root, whoever the service then runs as. */
async function namedByRoot(local: Host, gateways: readonly Gateway[]): Promise<ReadonlySet<string>> {
  const units = [...new Set(gateways.map(({unit}) => unit))];
  const places = systemFolders.flatMap((folder) => units.map((unit) => `${folder}/${unit}`));
  const texts = await Promise.all(
    places.map(async (place) => {
      const dropIns = await local.list(`${place}.d`);
      const files = [place, ...(dropIns.seen ? dropIns.value.map((name) => `${place}.d/${name}`) : [])];
      return Promise.all(files.map((file) => local.read(file, {bytesMax: 65_536})));
    }),
  );
  return new Set(texts.flat().flatMap((text) => (text.seen ? [...text.value.text.matchAll(/\/[^\s"';:]+/g)].map(([path]) => path) : [])));
}
