import type {Host, User} from '../../model/index.ts';
import {entryOfArgv} from '../parse/entry.ts';
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
  ];
}

/** The `openclaw` command as the owner would find it: on the unit's PATH, in the usual places, under nvm, beside the unit's entry file. */
export async function findCli(host: Host, user: User, unitPath: string | null, unitArgv: readonly string[]): Promise<string | null> {
  const usual = [...new Set([...(unitPath ?? '').split(':').filter((folder) => folder.startsWith('/')), ...folders(user.home)])];
  const isIn = (folder: string) => exists(host, `${folder}/openclaw`);
  const underNvm = nvmFolders(host, user.home).then(async (places) => ({places, found: await Promise.all(places.map(isIn))}));
  const [foundUsual, nvm] = await Promise.all([Promise.all(usual.map(isIn)), underNvm]);
  const at = [...foundUsual, ...nvm.found].indexOf(true);
  return at >= 0 ? `${[...usual, ...nvm.places][at]}/openclaw` : besideEntry(host, unitArgv);
}

/** The newest Node of nvm comes first, as its default does most of the time. */
async function nvmFolders(host: Host, home: string): Promise<readonly string[]> {
  const versions = orNull(await host.list(`${home}/.nvm/versions/node`)) ?? [];
  return versions
    .toSorted((a, b) => b.localeCompare(a, 'en', {numeric: true}))
    .map((version) => `${home}/.nvm/versions/node/${version}/bin`);
}

async function besideEntry(host: Host, argv: readonly string[]): Promise<string | null> {
  const {entry, program} = entryOfArgv(argv[0] ?? null, argv);
  const file = entry ?? program;
  const found = file === null ? null : await packageOf(host, file);
  const path = found === null ? null : `${found.root}/openclaw.mjs`;
  return path !== null && (await exists(host, path)) ? path : null;
}
