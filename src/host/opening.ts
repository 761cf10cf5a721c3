import {constants, type Stats} from 'node:fs';
import {type FileHandle, open, stat} from 'node:fs/promises';
import type {Unseen} from '../model/index.ts';
import {unseen} from './unseen.ts';

/**
 * Opens a file to be read, once it is known to be one: the opening of a pipe takes its reader away from somebody, that of a terminal or
 * a watchdog does things. What another file has taken the place of meanwhile is not read either.
 */
export async function openFile(path: string, tried: string): Promise<{readonly file: FileHandle; readonly facts: Stats} | Unseen> {
  const asked = isKernels(path) ? null : await stat(path);
  const refused = asked && noFile(asked, tried);
  if (refused) return refused;
  // Should it have become a pipe since, the opening at least does not wait for its other end.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
  try {
    const facts = await file.stat();
    const other = asked === null ? noFile(facts, tried) : isSame(facts, asked) ? null : changed(tried);
    if (other === null) return {file, facts};
    await file.close();
    return other;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * What the kernel itself says of a process or a machine cannot be another file tomorrow, and nobody can lay one there: a quick look reads
 * forty of them. Not so what a process has open, or where its links lead.
 */
function isKernels(path: string): boolean {
  return /^\/proc\/(?:(?:\d+|self)\/(?:cmdline|stat|status|environ|cgroup)|vmstat|stat|meminfo|loadavg|uptime|net\/[a-z\d]+)$/.test(path);
}

/** The sentence for what is there and is no file. */
export function noFile(facts: Stats, tried: string): Unseen | null {
  return facts.isFile() ? null : unseen('garbled', `${tried}: ${facts.isDirectory() ? 'it is a directory' : 'it is no ordinary file'}.`);
}

export function isSame(one: Stats, other: Stats): boolean {
  return one.dev === other.dev && one.ino === other.ino;
}

export function changed(tried: string): Unseen {
  return unseen('garbled', `${tried}: something else took its place while it was looked at; look again.`);
}
