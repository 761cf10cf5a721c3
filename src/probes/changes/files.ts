import type {Change, ChangeKind, Gateway, Readings} from '../../model/index.ts';
import {ask} from '../gather/ask.ts';
import {folderOf, nameOf} from '../gather/paths.ts';
import {orNull} from '../gather/unseen.ts';
import type {Asked, Traces} from './traces.ts';

interface Watched {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly name: string;
  /** Its inode also changes where another link to it is made. */
  readonly links?: true;
  /** Says nothing that another, written in the same moment, does not say better. */
  readonly unless?: (path: string) => boolean;
}

/** A file whose inode changed this long after its content was moved, restored, or given another owner or mode. */
const laterMs = 2_000;

/** When the files that make up this gateway were last written, and when they were moved or given another mode without being written. */
export async function filesTell({host, gateway, readings, since}: Asked): Promise<Traces> {
  const known = [...programs(readings), ...units(readings), ...configuration(gateway, readings), ...credentials(readings)];
  const listed = await Promise.all(
    folders(gateway).map(async ({path, kind, what}) =>
      (orNull(await host.list(path)) ?? []).slice(0, 200).map((name) => ({path: `${path}/${name}`, kind, name: `${what} ${name}`})),
    ),
  );
  const watched = [...known, ...listed.flat()];
  const unique = watched.filter(({path}, index) => watched.findIndex((other) => other.path === path) === index);
  const times = await timesOf(host, gateway, unique);
  const telling = times.filter(
    ({unless, writtenAt}) =>
      unless === undefined || !times.some((other) => unless(other.path) && Math.abs(other.writtenAt - writtenAt) <= laterMs),
  );
  return {changes: telling.flatMap((one) => told(one, since)), unseen: []};
}

interface Timed extends Watched {
  readonly writtenAt: number;
  readonly changedAt: number;
}

async function timesOf(host: Asked['host'], gateway: Gateway, watched: readonly Watched[]): Promise<readonly Timed[]> {
  const as = gateway.own ? {} : {as: gateway.user};
  const ran = await ask(host, ['stat', '-L', '-c', '%Y %Z %n', '--', ...watched.map(({path}) => path)], as);
  // What is not there is said by exit 1, beside the times of what is.
  const lines = ran.seen ? ran.value.stdout.text.split('\n') : [];
  const byPath = new Map(lines.flatMap((line) => timesIn(line)));
  if (byPath.size > 0)
    return watched.flatMap((one) => {
      const times = byPath.get(one.path);
      return times === undefined ? [] : [{...one, ...times}];
    });
  // A `stat` of another family knows no such options.
  const facts = await Promise.all(watched.map(async (one) => ({one, facts: orNull(await host.stat(one.path))})));
  return facts.flatMap(({one, facts: seen}) => (seen === null ? [] : [{...one, writtenAt: seen.modifiedAt, changedAt: seen.modifiedAt}]));
}

function timesIn(line: string): readonly (readonly [string, Pick<Timed, 'writtenAt' | 'changedAt'>])[] {
  const [, written, changed, path] = /^(\d+) (\d+) (\/.*)$/.exec(line) ?? [];
  return path === undefined ? [] : [[path, {writtenAt: Number(written) * 1000, changedAt: Number(changed) * 1000}]];
}

function told({path, kind, name, writtenAt, changedAt, links}: Timed, since: number): readonly Change[] {
  // Whoever links a file a second time (a package manager's store does) changes its inode and nothing that counts.
  const moved = links !== true && changedAt - writtenAt > laterMs && changedAt >= since;
  return [
    ...(writtenAt >= since ? [{at: writtenAt, kind, text: `${name} was written`, source: path}] : []),
    ...(moved ? [{at: changedAt, kind, text: `${name} was put in its place, or given another owner or mode`, source: path}] : []),
  ];
}

function programs({install}: Readings): readonly Watched[] {
  if (install?.seen !== true) return [];
  const {cli, unit, running} = install.value;
  const packages = [unit, running, cli.seen ? cli.value : null].flatMap((one) =>
    one?.packageRoot == null ? [] : [{root: one.packageRoot, version: one.version}],
  );
  return [
    ...packages.map(({root, version}): Watched => {
      return {
        path: `${root}/package.json`,
        kind: 'package',
        name: `the package openclaw${version === null ? '' : ` ${version}`} in ${root}`,
        links: true,
      };
    }),
    ...[unit, running].flatMap((one): readonly Watched[] =>
      one === null ? [] : [{path: one.node.path, kind: 'node', name: `the Node ${one.node.path}`, links: true}],
    ),
  ];
}

function units({supervisor}: Readings): readonly Watched[] {
  if (supervisor?.seen !== true) return [];
  return supervisor.value.units.flatMap(({fragment, dropIns, name}) => [
    ...(fragment === null || fragment === '' ? [] : [{path: fragment, kind: 'unit' as const, name: `the unit ${name}`}]),
    ...dropIns.flatMap((path): readonly Watched[] => [
      {path, kind: 'unit', name: `the drop-in ${nameOf(path)}`},
      // A drop-in that was taken away leaves no other trace than its folder's time.
      {
        path: folderOf(path),
        kind: 'unit',
        name: `the folder of drop-ins ${folderOf(path)}`,
        unless: (other) => folderOf(other) === folderOf(path),
      },
    ]),
  ]);
}

function configuration({configPath}: Gateway, {config}: Readings): readonly Watched[] {
  const remains = config?.seen === true ? config.value.remains : [];
  const beside = remains.map((path) => (path.startsWith('/') ? path : `${folderOf(configPath)}/${path}`));
  return [
    {path: configPath, kind: 'configuration', name: nameOf(configPath)},
    ...beside.map(
      (path): Watched => ({path, kind: 'configuration', name: `${nameOf(path)} beside it`, unless: (other) => other === configPath}),
    ),
  ];
}

function credentials({secrets}: Readings): readonly Watched[] {
  if (secrets?.seen !== true) return [];
  // The gateway writes its database and its folder all the time by itself.
  const held = secrets.value.files.filter(({path, facts}) => facts.kind === 'file' && !/\.(?:sqlite|db)(?:-\w+)?$/.test(path));
  const files = [...held.map(({path}) => path), ...secrets.value.envFiles.map(({path}) => path)];
  return files.map((path) => ({path, kind: 'credential', name: nameOf(path)}));
}

function folders({stateDir}: Gateway): readonly {readonly path: string; readonly kind: ChangeKind; readonly what: string}[] {
  return [
    {path: `${stateDir}/extensions`, kind: 'plugin', what: 'the plugin'},
    {path: `${stateDir}/skills`, kind: 'plugin', what: 'the skill'},
    {path: `${stateDir}/workspace/skills`, kind: 'plugin', what: 'the skill of the workspace'},
    {path: '/etc/systemd/user', kind: 'unit', what: "the manager's own"},
  ];
}
