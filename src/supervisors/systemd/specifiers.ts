import type {Host, User} from '../../model/index.ts';
import {orNull} from '../../probes/gather/unseen.ts';
import {unescapedName} from './unit-name.ts';

/** What each letter stands for; a letter that is not in it, or null, cannot be known here. */
export type Specifiers = ReadonlyMap<string, string | null>;

export interface UnitPlace {
  readonly scope: 'user' | 'system';
  readonly name: string;
  /** Where its fragment lies. */
  readonly fragment: string | null;
}

/** The text with every specifier replaced. Null where one of them cannot be known, so that the text can be compared with nothing. */
export function expand(text: string, specifiers: Specifiers): string | null {
  let open = false;
  const whole = text.replace(/%(.)/gsu, (_, letter: string) => {
    const value = letter === '%' ? '%' : (specifiers.get(letter) ?? null);
    if (value === null) open = true;
    return value ?? '';
  });
  return open ? null : whole;
}

/** What follows from the unit's name, its place and the user whose manager runs it; of systemd.unit(5), without a look at the host. */
export function plainSpecifiers({scope, name, fragment}: UnitPlace, user: User): Specifiers {
  const full = /^(.*?)(?:@(.*))?\.([a-z]+)$/s.exec(name);
  const prefix = full?.[1] ?? name;
  const instance = full?.[2] ?? '';
  const final = prefix.slice(prefix.lastIndexOf('-') + 1);
  // The manager of the system runs as root, whoever the unit's User= is.
  const who = scope === 'user' ? user : {name: 'root', uid: 0, gid: 0, home: '/root'};
  const runtime = scope === 'user' ? `/run/user/${who.uid}` : '/run';
  return new Map<string, string | null>([
    ['n', name],
    ['N', name.replace(/\.[a-z]+$/, '')],
    ['p', prefix],
    ['P', unescapedName(prefix)],
    ['i', instance],
    ['I', unescapedName(instance)],
    ['j', final],
    ['J', unescapedName(final)],
    ['f', `/${unescapedName(instance === '' ? prefix : instance).replace(/^\/+/, '')}`],
    ['y', fragment],
    ['Y', fragment === null ? null : fragment.slice(0, Math.max(1, fragment.lastIndexOf('/')))],
    ['u', who.name],
    ['U', String(who.uid)],
    ['G', String(who.gid)],
    ['h', who.home],
    ['t', runtime],
    ['d', `${runtime}/credentials/${name}`],
    ['C', scope === 'user' ? `${who.home}/.cache` : '/var/cache'],
    ['E', scope === 'user' ? `${who.home}/.config` : '/etc'],
    ['D', scope === 'user' ? `${who.home}/.local/share` : '/usr/share'],
    // For a user these moved from the configuration's folder to one of their own with systemd 254.
    ['S', scope === 'user' ? null : '/var/lib'],
    ['L', scope === 'user' ? null : '/var/log'],
    ['T', '/tmp'],
    ['V', '/var/tmp'],
  ]);
}

/** The same, with what only the host can tell; each of its files is read only where a text asks for it. */
export async function specifiersFor(host: Host, unit: UnitPlace, user: User, texts: readonly string[]): Promise<Specifiers> {
  const plain = plainSpecifiers(unit, user);
  const wanted = new Set(texts.flatMap((text) => [...text.replaceAll('%%', '').matchAll(/%(.)/gsu)].map((found) => found[1] ?? '')));
  const uid = unit.scope === 'user' ? user.uid : 0;
  const gid = unit.scope === 'user' ? user.gid : 0;
  const asked = await Promise.all(
    [...wanted].filter((letter) => !plain.has(letter)).map(async (letter) => [letter, await onHost(host, letter, uid, gid)] as const),
  );
  return new Map([...plain, ...asked]);
}

async function onHost(host: Host, letter: string, uid: number, gid: number): Promise<string | null> {
  const text = async (path: string): Promise<string | null> => orNull(await host.read(path, {bytesMax: 256 * 1024}))?.text.trim() ?? null;
  const entry = async (path: string, id: number): Promise<readonly string[] | null> =>
    (await text(path))
      ?.split('\n')
      .map((line) => line.split(':'))
      .find((fields) => fields[2] === String(id)) ?? null;
  const released = releaseKeys[letter];
  if (released !== undefined) return assigned(await text('/etc/os-release'), released) ?? '';
  switch (letter) {
    case 's':
      return (await entry('/etc/passwd', uid))?.[6] ?? null;
    case 'g':
      return (await entry('/etc/group', gid))?.[0] ?? null;
    case 'H':
      return text('/proc/sys/kernel/hostname');
    case 'l':
      return (await text('/proc/sys/kernel/hostname'))?.split('.', 1)[0] ?? null;
    case 'q':
      return assigned(await text('/etc/machine-info'), 'PRETTY_HOSTNAME') ?? text('/proc/sys/kernel/hostname');
    case 'm':
      return text('/etc/machine-id');
    case 'b':
      return (await text('/proc/sys/kernel/random/boot_id'))?.replaceAll('-', '') ?? null;
    case 'v':
      return text('/proc/sys/kernel/osrelease');
    case 'a':
      return architectures[(await text('/proc/sys/kernel/arch')) ?? ''] ?? null;
    default:
      return null;
  }
}

const releaseKeys: Readonly<Record<string, string>> = {
  o: 'ID',
  w: 'VERSION_ID',
  W: 'VARIANT_ID',
  M: 'IMAGE_ID',
  A: 'IMAGE_VERSION',
  B: 'BUILD_ID',
};

/** As systemd calls what the kernel calls otherwise. */
const architectures: Readonly<Record<string, string>> = {x86_64: 'x86-64', aarch64: 'arm64', riscv64: 'riscv64', s390x: 's390x'};

function assigned(text: string | null, key: string): string | null {
  const line = text?.split('\n').find((one) => one.startsWith(`${key}=`));
  return line === undefined ? null : line.slice(key.length + 1).replace(/^(["'])(.*)\1$/s, '$2');
}
