import type {Gateway, Host, Look, Readings, UnitRow, UnitValue} from '../../model/index.ts';
import {inRange} from '../../openclaw/versions.ts';
import {ask} from '../../probes/gather/ask.ts';
import {orNull, seen} from '../../probes/gather/unseen.ts';
import {mainService} from '../owner.ts';
import {isTable, type JobFile, jobFilesOf} from './job-files.ts';
import type {Plist} from './plist.ts';
import {type PrintedJob, parseLaunchctlPrint} from './print.ts';

type Settings = ReadonlyMap<string, string>;

/** The job three times over: as launchd loaded it, as its file stands, as this release's installer would write it. */
export async function jobDefinition(host: Host, gateway: Gateway, readings: Readings): Promise<Look<UnitValue> | null> {
  const service = readings.supervisor?.seen === true ? mainService(readings.supervisor.value) : null;
  const files = await jobFilesOf(host, gateway);
  const file = files.find((one) => one.path === service?.definition) ?? files[0];
  if (file === undefined) return null;
  const target = service?.by === 'launchd' && service.loaded !== false ? `${service.scope}/${service.name}` : null;
  const ran = target === null || service?.scope === 'app' ? null : orNull(await ask(host, ['launchctl', 'print', target]));
  const loaded = loadedSettings(ran?.exit === 0 ? parseLaunchctlPrint(ran.stdout.text) : null);
  const cli = readings.install?.seen && readings.install.value.cli.seen ? readings.install.value.cli.value.version : null;
  const wanted = cli !== null && inRange(cli, '>=2026.9.0') && file.ours ? installers : null;
  const paths = [file.path, ...(file.envFile === null ? [] : [file.envFile])];
  return seen<UnitValue>({
    scope: file.kind === 'agent' ? 'user' : 'system',
    files: await Promise.all(paths.map(async (path) => ({path, mode: orNull(await host.stat(path))?.mode ?? null}))),
    rows: rowsOf(loaded, diskSettings(file), wanted),
    templateOf: wanted === null ? null : '2026.9.6',
  });
}

/** What the installer of 2026.9.6 writes whatever the host is. */
const installers: Settings = new Map([
  ['RunAtLoad', 'true'],
  ['KeepAlive', 'true'],
  ['ExitTimeOut', '20'],
  ['ProcessType', 'Interactive'],
  ['ThrottleInterval', '10'],
  ['Umask', '63'],
]);

/** Those of which launchd tells in its own words; all others stand in the file only. */
function loadedSettings(job: PrintedJob | null): Settings {
  if (job === null) return new Map();
  const told: readonly (readonly [string, string | undefined])[] = [
    ['ProgramArguments', job.arguments.length === 0 ? undefined : job.arguments.join(' ')],
    ['StandardOutPath', job.facts.get('stdout path')],
    ['StandardErrorPath', job.facts.get('stderr path')],
    ['WorkingDirectory', job.facts.get('working directory')],
    ...[...job.environment].map(([name, value]) => [`EnvironmentVariables.${name}`, value] as const),
  ];
  return new Map(told.flatMap(([key, value]) => (value === undefined || launchdsOwn.test(key) ? [] : [[key, value] as const])));
}

/** launchd puts these into every job. */
const launchdsOwn = /\.(?:XPC_SERVICE_NAME|XPC_FLAGS|OSLogRateLimit|SSH_AUTH_SOCK)$/;

function diskSettings({list, words, inline}: JobFile): Settings {
  const plain = Object.entries(list).flatMap(([key, value]) => {
    if (key === 'ProgramArguments' || key === 'EnvironmentVariables' || key === 'Label' || key === 'Comment') return [];
    return [[key, shown(value)] as const];
  });
  return new Map([
    ['ProgramArguments', words.join(' ')],
    ...plain,
    ...inline.map(([name, value]) => [`EnvironmentVariables.${name}`, value] as const),
  ]);
}

function shown(value: Plist): string {
  return typeof value === 'object' || isTable(value) ? JSON.stringify(value) : String(value);
}

function rowsOf(loaded: Settings, disk: Settings, wanted: Settings | null): readonly UnitRow[] {
  const keys = [...new Set([...disk.keys(), ...loaded.keys(), ...(wanted?.keys() ?? [])])];
  return keys.map((key): UnitRow => {
    const row = {key, loaded: loaded.get(key) ?? null, disk: disk.get(key) ?? null, wanted: wanted?.get(key) ?? null};
    const told = toldByLaunchd.test(key) && loaded.size > 0;
    const fromDisk = told && row.loaded !== row.disk;
    const fromWanted = row.wanted !== null && row.disk !== row.wanted;
    return {...row, differs: fromDisk ? (fromWanted ? 'both' : 'disk') : fromWanted ? 'wanted' : 'no'};
  });
}

const toldByLaunchd = /^(?:ProgramArguments|StandardOutPath|StandardErrorPath|WorkingDirectory|EnvironmentVariables\..*)$/;
