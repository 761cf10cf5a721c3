import type {Host, User} from '../../model/index.ts';
import {gatewayArgv} from '../../openclaw/gateway-argv.ts';
import {isDefault, profileOfStateDir, profileOfUnit} from '../../openclaw/identity.ts';
import {parseEnvironment, parseUnitFile, type Setting} from '../../supervisors/systemd/unit-file.ts';
import {splitWords} from '../../supervisors/systemd/words-of.ts';
import {gatewayPids} from './gateways-running.ts';
import {cmdline, processAt} from './processes.ts';
import {orNull} from './unseen.ts';

/** A trace of a gateway: a unit file, a state directory or a running process. Traces of one user and profile are one gateway. */
export interface Trace {
  readonly user: User;
  readonly profile: string;
  readonly from: 'user-unit' | 'system-unit' | 'state' | 'process';
  readonly unit: string | null;
  /** What a unit file or an argv says about the port. */
  readonly port: number | null;
  /** The variables that a unit file sets inline. */
  readonly environment: ReadonlyMap<string, string>;
  /** The words of ExecStart or of the process. */
  readonly argv: readonly string[];
}

/** Where the system manager reads units from, the strongest first. */
const systemFolders = ['/etc/systemd/system', '/run/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'];

const unitBytesMax = 64 * 1024;

/** Traces in one home directory. Null where the directory may not be listed. */
export async function tracesOfHome(host: Host, user: User): Promise<readonly Trace[] | null> {
  const [names, units] = await Promise.all([host.list(user.home), unitTraces(host, `${user.home}/.config/systemd/user`, () => user)]);
  if (!names.seen) return names.why === 'denied' ? null : [];
  const states = await Promise.all(names.value.map((name) => stateTrace(host, user, name)));
  return [...units, ...states.flat()];
}

export async function tracesOfSystem(host: Host, users: readonly User[]): Promise<readonly Trace[]> {
  const owner = (settings: readonly Setting[]): User | null => {
    const name = settings.findLast((setting) => setting.section === 'Service' && setting.key === 'User')?.value ?? 'root';
    return users.find((user) => user.name === name || String(user.uid) === name) ?? null;
  };
  const all = await Promise.all(systemFolders.map((folder) => unitTraces(host, folder, owner)));
  return all.flat().map((trace) => ({...trace, from: 'system-unit'}));
}

/** Running gateways of any user; a process that renamed itself tells its profile by its unit. */
export async function tracesOfProcesses(host: Host, users: readonly User[]): Promise<readonly Trace[]> {
  const traces = await Promise.all(
    (await gatewayPids(host, 0)).map(async (pid): Promise<readonly Trace[]> => {
      const said = gatewayArgv(await cmdline(host, pid));
      const sight = said === null ? null : orNull(await processAt(host, pid));
      const user = users.find((one) => one.uid === sight?.facts.uid);
      if (!said || !sight || !user) return [];
      const unit = sight.facts.unit;
      const profile = said.profile ?? (unit === null ? null : profileOfUnit(unit)) ?? 'default';
      return [
        {
          user,
          profile: named(profile),
          from: 'process',
          unit: unit?.endsWith('.service') ? unit : null,
          port: said.port,
          environment: new Map(),
          argv: sight.facts.argv,
        },
      ];
    }),
  );
  return traces.flat();
}

/** A directory with a profile's name counts when there is more in it than a log. */
async function stateTrace(host: Host, user: User, name: string): Promise<readonly Trace[]> {
  const profile = profileOfStateDir(name);
  if (profile === null) return [];
  const inside = await host.list(`${user.home}/${name}`);
  // One that may not be looked into is a gateway's as far as anyone can tell.
  const counts = inside.seen
    ? inside.value.some((one) => /^(openclaw|clawdbot)\.json|^state$|^tmp$|^agents$/.test(one))
    : inside.why === 'denied';
  return counts ? [{user, profile, from: 'state', unit: null, port: null, environment: new Map(), argv: []}] : [];
}

async function unitTraces(host: Host, folder: string, owner: (settings: readonly Setting[]) => User | null): Promise<readonly Trace[]> {
  const names = orNull(await host.list(folder)) ?? [];
  const units = names.filter((name) => /^(openclaw|clawdbot)[\w@.-]*\.service$/.test(name));
  const traces = await Promise.all(
    units.map(async (unit): Promise<readonly Trace[]> => {
      const settings = await settingsOf(host, `${folder}/${unit}`);
      const user = owner(settings);
      const argv = splitWords(settings.findLast((setting) => setting.key === 'ExecStart')?.value ?? '');
      const said = gatewayArgv(argv);
      const byName = profileOfUnit(unit);
      if (user === null || (said === null && byName === null)) return [];
      const environment = new Map(
        settings.filter((setting) => setting.key === 'Environment').flatMap((setting) => parseEnvironment(setting.value)),
      );
      const profile = said?.profile ?? environment.get('OPENCLAW_PROFILE') ?? byName ?? 'default';
      return [{user, profile: named(profile), from: 'user-unit', unit, port: said?.port ?? null, environment, argv}];
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
