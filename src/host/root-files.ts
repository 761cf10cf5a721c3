import {constants, type Stats} from 'node:fs';
import {type FileHandle, lstat, open, readdir, readlink} from 'node:fs/promises';
import type {Unseen} from '../model/index.ts';
import {type FileVerbs, factsOf, looking, textOf} from './files.ts';
import {changed, isSame, noFile} from './opening.ts';
import {type Way, wayTo} from './owners.ts';
import {codeOf, unseen} from './unseen.ts';

/**
 * Files as root looks at them. Root may read everything, so what another user can lead him to would be shown to those who may not see it:
 * no link of another user is followed, and a file that only root may read is not shown from a place that another user could have filled.
 */
export const rootFiles: FileVerbs = {
  read: (path, how) =>
    looking(`Reading ${path}`, async (tried) => {
      const opened = await openAsRoot(path, tried);
      if ('seen' in opened) return opened;
      try {
        return {seen: true, value: await textOf(opened.file, opened.facts, how)};
      } finally {
        await opened.file.close();
      }
    }),
  list: (path) =>
    looking(`Listing ${path}`, async (tried) => {
      const way = await wayUnlessKernel(path, 'follow', tried);
      return 'seen' in way ? way : {seen: true, value: (await readdir(way.real)).sort()};
    }),
  stat: (path) =>
    looking(`Looking at ${path}`, async (tried) => {
      const way = await wayUnlessKernel(path, 'keep', tried);
      return 'seen' in way ? way : {seen: true, value: factsOf(await lstat(way.real))};
    }),
  link: (path) =>
    looking(`Following the link ${path}`, async (tried) => {
      const way = await wayUnlessKernel(path, 'keep', tried);
      return 'seen' in way ? way : {seen: true, value: await readlink(way.real)};
    }),
};

/** What the kernel says of itself and of processes is no other user's to bend, as long as no path leads on through a process. */
const kernels = /^\/(?:proc\/(?!.*\/(?:cwd|root|exe|fd\/[^/]+|map_files\/[^/]+)\/.)|sys\/)(?!.*\/\.\.(?:\/|$))/;

async function wayUnlessKernel(path: string, last: 'follow' | 'keep', tried: string): Promise<Way | Unseen> {
  return kernels.test(path) ? {real: path, others: new Set()} : wayTo(path, last, tried);
}

interface Opened {
  readonly file: FileHandle;
  readonly facts: Stats;
}

async function openAsRoot(path: string, tried: string): Promise<Opened | Unseen> {
  const way = await wayUnlessKernel(path, 'follow', tried);
  if ('seen' in way) return way;
  const asked = await lstat(way.real);
  const refused = noFile(asked, tried) ?? notForRoot(asked, way, tried);
  if (refused) return refused;
  const file = await open(way.real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY | constants.O_NOFOLLOW);
  try {
    const facts = await file.stat();
    // A directory on the way may have become a link since: the kernel knows what was really opened.
    if (isSame(facts, asked) && (await isAt(file, way.real))) return {file, facts};
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.close();
  return changed(tried);
}

function notForRoot(facts: Stats, {others}: Way, tried: string): Unseen | null {
  const owners = new Set([...others, ...(facts.uid === 0 ? [] : [facts.uid])]);
  if (owners.size > 1)
    return unseen('denied', `${tried}: several users (uid ${[...owners].join(', ')}) own parts of this path; look as the one it is for.`);
  return facts.uid === 0 && others.size > 0 && (facts.mode & 0o004) === 0
    ? unseen('denied', `${tried}: only root may read it, and it lies where uid ${[...others].join()} could have put it.`)
    : null;
}

/** Where there is no /proc the comparison of device and inode has to do. */
async function isAt(file: FileHandle, path: string): Promise<boolean> {
  try {
    return kernels.test(path) || (await readlink(`/proc/self/fd/${file.fd}`)) === path;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}
