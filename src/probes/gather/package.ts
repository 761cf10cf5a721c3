import type {Host} from '../../model/index.ts';
import {type PackageFacts, packageNames, parsePackage, parseShim} from '../parse/package.ts';
import {always, remembered} from './memory.ts';
import {exists, folderOf, realPath} from './paths.ts';
import {orNull} from './unseen.ts';

/** package.json of OpenClaw has 60 to 150 KB. */
const bytesMax = 1024 * 1024;

/** From the program up to its package: `PACKAGE/openclaw.mjs`, `PACKAGE/dist/index.js`. */
const levelsMax = 4;

export interface Package extends PackageFacts {
  readonly root: string;
}

/** The OpenClaw package that a file belongs to, through links and through start scripts. Null when there is none. */
export async function packageOf(host: Host, file: string): Promise<Package | null> {
  const real = await realPath(host, file);
  if (real === null) return null;
  const above = await packageAbove(host, folderOf(real));
  if (above) return above;
  const script = await host.read(real, {bytesMax: 4096});
  const target = script.seen ? parseShim(script.value.text) : null;
  if (target === null) return null;
  const path = await realPath(host, target.startsWith('/') ? target : `${folderOf(real)}/${target}`);
  return path === null ? null : packageAbove(host, folderOf(path));
}

/** The file that this version ships for its gateway; `entry.js` is the older name. */
export async function shippedEntry(host: Host, root: string): Promise<string | null> {
  const files = [`${root}/dist/index.js`, `${root}/dist/entry.js`];
  const there = await Promise.all(files.map((file) => exists(host, file)));
  return files.find((_, at) => there[at] === true) ?? null;
}

/** Parsing 100 KB costs 5 ms, so it is done once for each state of the file. */
async function packageFile(host: Host, path: string): Promise<PackageFacts | null> {
  const facts = orNull(await host.stat(path));
  if (facts === null) return null;
  return remembered(host, `package ${path} ${facts.bytes} ${facts.modifiedAt}`, always, async () => {
    const file = await host.read(path, {bytesMax, only: packageNames});
    return file.seen ? parsePackage(file.value.text) : null;
  });
}

async function packageAbove(host: Host, from: string): Promise<Package | null> {
  const folders = [from];
  while (folders.length < levelsMax && folders.at(-1) !== '/') folders.push(folderOf(folders.at(-1) ?? '/'));
  const found = await Promise.all(folders.map(async (root) => ({facts: await packageFile(host, `${root}/package.json`), root})));
  const first = found.find(({facts}) => facts?.name === 'openclaw' || facts?.name === 'clawdbot');
  return first?.facts ? {...first.facts, root: first.root} : null;
}
