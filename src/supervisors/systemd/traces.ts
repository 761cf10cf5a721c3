import type {Host, User} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {isDefault, profileOfUnit} from '../../openclaw/identity.ts';
import {orNull} from '../../probes/gather/unseen.ts';
import type {Place} from '../supervisor.ts';
import type {Trace} from '../trace.ts';
import {parseExecStart} from './exec-start.ts';
import {type Scope, unitFolders} from './managers.ts';
import {expand, plainSpecifiers} from './specifiers.ts';
import {parseEnvironment, parseUnitFile, type Setting} from './unit-file.ts';

const unitBytesMax = 64 * 1024;

/** Unit files that are a gateway's by their name or by what they start. A system unit says itself whose gateway it is. */
export async function unitTraces(host: Host, where: Place): Promise<readonly Trace[]> {
  if ('home' in where) return tracesIn(host, 'user', `${where.home.home}/.config/systemd/user`, () => where.home);
  const owner = (settings: readonly Setting[]): User | null => {
    const name = settings.findLast((setting) => setting.section === 'Service' && setting.key === 'User')?.value ?? 'root';
    return where.users.find((user) => user.name === name || String(user.uid) === name) ?? null;
  };
  return (await Promise.all(unitFolders.system.map((folder) => tracesIn(host, 'system', folder, owner)))).flat();
}

async function tracesIn(
  host: Host,
  scope: Scope,
  folder: string,
  owner: (settings: readonly Setting[]) => User | null,
): Promise<readonly Trace[]> {
  const names = orNull(await host.list(folder)) ?? [];
  const units = names.filter((name) => /^(openclaw|clawdbot)[\w@.-]*\.service$/.test(name));
  const traces = await Promise.all(
    units.map(async (unit): Promise<readonly Trace[]> => {
      const settings = await settingsOf(host, `${folder}/${unit}`);
      const user = owner(settings);
      if (user === null) return [];
      const specifiers = plainSpecifiers({scope, name: unit, fragment: `${folder}/${unit}`}, user);
      const whole = (text: string): string => expand(text, specifiers) ?? text;
      const argv = parseExecStart(settings.findLast((setting) => setting.key === 'ExecStart')?.value ?? '')?.argv.map(whole) ?? [];
      const said = gatewayArgv(argv);
      const byName = profileOfUnit(unit);
      if (said === null && byName === null) return [];
      const variables = settings.filter((setting) => setting.key === 'Environment').flatMap((setting) => parseEnvironment(setting.value));
      const environment = new Map(variables.map(([name, text]) => [name, whole(text)] as const));
      const profile = said?.profile ?? environment.get('OPENCLAW_PROFILE') ?? byName ?? 'default';
      return [{user, profile: named(profile), from: 'definition', unit, port: said?.port ?? null, environment, argv}];
    }),
  );
  return traces.flat();
}

/** The unit file's settings, then those of its drop-ins in the order of their names. */
async function settingsOf(host: Host, path: string): Promise<readonly Setting[]> {
  const [unit, listed] = await Promise.all([host.read(path, {bytesMax: unitBytesMax}), host.list(`${path}.d`)]);
  const names = (orNull(listed) ?? []).filter((name) => name.endsWith('.conf')).toSorted();
  const texts = await Promise.all(names.map((name) => host.read(`${path}.d/${name}`, {bytesMax: unitBytesMax})));
  return [unit, ...texts].flatMap((text) => (text.seen ? parseUnitFile(text.value.text) : []));
}

function named(profile: string): string {
  return isDefault(profile) ? 'default' : profile;
}
