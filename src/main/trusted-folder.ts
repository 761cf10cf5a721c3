import {lstatSync, readlinkSync} from 'node:fs';
import {dirname, isAbsolute, join, parse, sep} from 'node:path';

/**
 * True where nobody but us and root can change what stands in a folder, or lead the way to it elsewhere: every folder and every
 * link on the way is ours or root's, and no folder can be written to by others. What is not there yet is ours to make.
 */
export function isTrustedFolder(folder: string): boolean {
  if (!isAbsolute(folder)) return false;
  let here = parse(folder).root;
  if (!isTrusted(here)) return false;
  let left = folder.split(sep).filter((part) => part !== '');
  for (let links = 0; left.length > 0; ) {
    const [part = '', ...rest] = left;
    left = rest;
    const there = part === '..' ? dirname(here) : join(here, part);
    const found = lstatSync(there, {throwIfNoEntry: false});
    if (found === undefined) return true;
    if (!isTrusted(there)) return false;
    if (!found.isSymbolicLink()) {
      here = there;
      continue;
    }
    links += 1;
    if (links > linksMax) return false;
    const target = readlinkSync(there);
    if (isAbsolute(target)) here = parse(target).root;
    left = [...target.split(sep).filter((one) => one !== ''), ...left];
  }
  return true;
}

/** More links than this in one path are a circle. */
const linksMax = 40;

const writableByOthers = 0o022;
/** In such a folder, as /tmp is one, nobody moves or removes what belongs to another user. */
const sticky = 0o1000;

function isTrusted(path: string): boolean {
  const found = lstatSync(path);
  if (found.uid !== 0 && found.uid !== process.geteuid?.()) return false;
  return found.isSymbolicLink() || (found.isDirectory() && ((found.mode & writableByOthers) === 0 || (found.mode & sticky) !== 0));
}
