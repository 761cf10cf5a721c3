import {chmodSync, closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync} from 'node:fs';
import {dirname, isAbsolute, join, parse, resolve, sep} from 'node:path';

/** More links than this in one path are a circle. */
const linksMax = 40;

/**
 * The sentence that says who could lead a write to this place astray; null = nobody. A link on the way is followed only when we
 * or root made it: in a place that is writable for all, somebody else's may point anywhere.
 */
export function ledAstray(path: string): string | null {
  let here = parse(resolve()).root;
  // Not made shorter beforehand: what ".." means is known only once the links before it are followed.
  let left = (isAbsolute(path) ? path : `${process.cwd()}${sep}${path}`).split(sep);
  for (let links = 0; left.length > 0; ) {
    const [part = '', ...rest] = left;
    left = rest;
    const there = part === '..' ? dirname(here) : join(here, part);
    const found = lstatSync(there, {throwIfNoEntry: false});
    if (found === undefined) return null;
    if (!found.isSymbolicLink()) {
      here = there;
      continue;
    }
    if (found.uid !== 0 && found.uid !== process.geteuid?.()) return `${there} is a link that another user (uid ${found.uid}) made`;
    links += 1;
    if (links > linksMax) return `${path} leads in a circle`;
    const target = readlinkSync(there);
    if (isAbsolute(target)) here = parse(target).root;
    left = [...target.split(sep), ...left];
  }
  return null;
}

/** Opens a file of ours to be read and appended to: never through a link, never anything but a file. */
export function openOurs(path: string): number {
  // A pipe that somebody put there would be waited on for ever.
  const file = openSync(
    path,
    constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    0o600,
  );
  if (fstatSync(file).isFile()) return file;
  closeSync(file);
  throw Object.assign(new Error('there is something that is no file'), {code: 'ENXIO'});
}

/** Makes a file of ours that was not there: what stands under its name already is never written to. */
export function makeOurs(path: string): number {
  return openSync(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
}

/** A session's directory, or the one around it, that others may write to is theirs to change: if it is ours, it is closed to them. */
export function tighten(folder: string): void {
  for (const place of [dirname(folder), folder]) {
    const facts = lstatSync(place, {throwIfNoEntry: false});
    const isOurs = facts?.isDirectory() === true && facts.uid === process.geteuid?.();
    if (isOurs && (facts.mode & writableByOthers) !== 0 && (facts.mode & sticky) === 0)
      chmodSync(place, facts.mode & 0o7777 & ~writableByOthers);
  }
}

const writableByOthers = 0o022;

/** In a directory such as /tmp nobody moves what is another's. */
const sticky = 0o1000;
