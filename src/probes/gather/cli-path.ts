import type {Host, User} from '../../model/index.ts';
import {entryOfArgv} from '../parse/entry.ts';
import {isMacHost} from './mac-processes.ts';
import {packageOf} from './package.ts';
import {exists} from './paths.ts';
import {orNull} from './unseen.ts';

/** Where package and version managers put commands, in the order of a usual login PATH. */
function folders(home: string): readonly string[] {
  return [
    `${home}/.local/bin`,
    `${home}/bin`,
    `${home}/.npm-global/bin`,
    `${home}/.volta/bin`,
    `${home}/.local/share/pnpm`,
    `${home}/.bun/bin`,
    `${home}/.asdf/shims`,
    `${home}/.local/share/mise/shims`,
    `${home}/.local/share/fnm/aliases/default/bin`,
    `${home}/.nix-profile/bin`,
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/opt/homebrew/bin',
    '/snap/bin',
    `${home}/.volta/tools/image/packages/openclaw/bin`,
  ];
}

/** Where version managers keep a folder for each Node, and where in it the commands lie. */
function perNode(home: string): readonly {readonly at: string; readonly bin: string}[] {
  return [
    {at: `${home}/.nvm/versions/node`, bin: 'bin'},
    {at: `${home}/.local/share/fnm/node-versions`, bin: 'installation/bin'},
    {at: `${home}/.local/share/mise/installs/node`, bin: 'bin'},
    {at: `${home}/.asdf/installs/nodejs`, bin: 'bin'},
  ];
}

/** Where OpenClaw's own installer and package managers put them on a Mac beside those. */
const ofMac = {
  folders: (home: string) => [`${home}/.openclaw/bin`, `${home}/Library/pnpm`],
  perNode: (home: string) => [
    {at: `${home}/.openclaw/tools`, bin: 'bin'},
    {at: `${home}/Library/Application Support/fnm/node-versions`, bin: 'installation/bin'},
  ],
};

/** The `openclaw` command as the owner would find it: on the unit's PATH, in the usual places, under a version manager, beside the unit's entry file. */
export async function findCli(host: Host, user: User, unitPath: string | null, unitArgv: readonly string[]): Promise<string | null> {
  const [first] = await commandsOn(host, (unitPath ?? '').split(':'), user.home);
  return first ?? besideEntry(host, unitArgv);
}

/** Every `openclaw` in these folders, then in the usual places of a home and of the host. */
export async function commandsOn(host: Host, path: readonly string[], home: string): Promise<readonly string[]> {
  const mac = isMacHost(host);
  const managed = Promise.all([...perNode(home), ...(mac ? ofMac.perNode(home) : [])].map(({at, bin}) => nodeFolders(host, at, bin))).then(
    (all) => commandsIn(host, all.flat()),
  );
  return (await Promise.all([commandsIn(host, [...path, ...folders(home), ...(mac ? ofMac.folders(home) : [])]), managed])).flat();
}

/** Every `openclaw` in these folders and in no others. */
export async function commandsIn(host: Host, places: readonly string[]): Promise<readonly string[]> {
  const files = [...new Set(places)].filter((folder) => folder.startsWith('/')).map((folder) => `${folder}/openclaw`);
  const there = await Promise.all(files.map((file) => exists(host, file)));
  return files.filter((_, at) => there[at] === true);
}

/** The newest Node comes first, as a manager's default does most of the time. */
async function nodeFolders(host: Host, at: string, bin: string): Promise<readonly string[]> {
  const versions = orNull(await host.list(at)) ?? [];
  return versions.toSorted((a, b) => b.localeCompare(a, 'en', {numeric: true})).map((version) => `${at}/${version}/${bin}`);
}

async function besideEntry(host: Host, argv: readonly string[]): Promise<string | null> {
  const {entry, program} = entryOfArgv(argv[0] ?? null, argv);
  const file = entry ?? program;
  const found = file === null ? null : await packageOf(host, file);
  const path = found === null ? null : `${found.root}/openclaw.mjs`;
  return path !== null && (await exists(host, path)) ? path : null;
}
