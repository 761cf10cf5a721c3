import {closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync} from 'node:fs';
import {dirname, isAbsolute, join, parse, resolve, sep} from 'node:path';

/** More links than this in one path are a circle. */
const linksMax = 40;

/**
 * The sentence that says who could lead a write to this place astray; null = nobody. A link on the way is followed only when we
 * or root made it: in a place that is writable for all, somebody else's may point anywhere.
 */
export function ledAstray(path: string, links = 0): string | null {
  if (links > linksMax) return `${path} leads in a circle`;
  const {root} = parse(resolve(path));
  let here = root;
  for (const part of resolve(path).slice(root.length).split(sep)) {
    here = join(here, part);
    const found = lstatSync(here, {throwIfNoEntry: false});
    if (found === undefined) return null;
    if (!found.isSymbolicLink()) continue;
    if (found.uid !== 0 && found.uid !== process.geteuid?.()) return `${here} is a link that another user (uid ${found.uid}) made`;
    const target = readlinkSync(here);
    const astray = ledAstray(isAbsolute(target) ? target : join(dirname(here), target), links + 1);
    if (astray !== null) return astray;
  }
  return null;
}

/** Opens a file of ours to be read and appended to: never through a link, never anything but a file. */
export function openOurs(path: string): number {
  // A pipe that somebody put there would be waited on for ever.
  const file = openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o600);
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw Object.assign(new Error('there is something that is no file'), {code: 'ENXIO'});
}

/** Makes a file of ours that was not there: what stands under its name already is never written to. */
export function makeOurs(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
}
