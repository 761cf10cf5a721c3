import type {Stats} from 'node:fs';
import {type FileHandle, lstat, readdir, readlink} from 'node:fs/promises';
import type {FileFacts, FileText, Look, ReadHow, Verbs} from '../model/index.ts';
import {wholeHead, wholeTail} from './cut.ts';
import {withinLimit} from './limit.ts';
import {onlyWanted} from './only-wanted.ts';
import {openFile} from './opening.ts';
import {unseenFrom} from './unseen.ts';

/** A file on a dead network mount never answers; a local one answers in microseconds. */
const fileLimitMs = 5000;

export type FileVerbs = Pick<Verbs, 'read' | 'list' | 'stat' | 'link'>;

/** Files as this process may see them. */
export const ownFiles: FileVerbs = {
  read: (path, how) =>
    looking(`Reading ${path}`, async (tried) => {
      const opened = await openFile(path, tried);
      if ('seen' in opened) return opened;
      try {
        return {seen: true, value: await textOf(opened.file, opened.facts, how)};
      } finally {
        await opened.file.close();
      }
    }),
  list: (path) => looking(`Listing ${path}`, async () => ({seen: true, value: (await readdir(path)).sort()})),
  stat: (path) => looking(`Looking at ${path}`, async () => ({seen: true, value: factsOf(await lstat(path))})),
  link: (path) => looking(`Following the link ${path}`, async () => ({seen: true, value: await readlink(path)})),
};

export function factsOf(facts: Stats): FileFacts {
  return {
    kind: facts.isFile()
      ? 'file'
      : facts.isDirectory()
        ? 'directory'
        : facts.isSymbolicLink()
          ? 'link'
          : facts.isSocket()
            ? 'socket'
            : 'other',
    bytes: facts.size,
    mode: facts.mode & 0o7777,
    uid: facts.uid,
    gid: facts.gid,
    links: facts.nlink,
    modifiedAt: Math.round(facts.mtimeMs),
  };
}

/** What was asked for of an open file. */
export async function textOf(file: FileHandle, {size}: Stats, how: ReadHow): Promise<FileText> {
  return how.from === 'tail' ? tail(file, size, how.bytesMax) : onlyWanted(await head(file, size, how.bytesMax), how.only);
}

/** A look at files under its limit, with whatever the machine throws as a reason. */
export function looking<T>(tried: string, work: (tried: string) => Promise<Look<T>>): Promise<Look<T>> {
  return withinLimit(
    work(tried).catch((error: unknown) => unseenFrom(error, tried)),
    fileLimitMs,
    tried,
  );
}

/** Files of /proc say that they are empty, so the end is where nothing more comes, not where the size says. */
async function head(file: FileHandle, sizeBytes: number, bytesMax: number): Promise<FileText> {
  const bytes = await readUpTo(file, bytesMax + 1, 0);
  const cut = bytes.length > bytesMax;
  const kept = cut ? wholeHead(bytes.subarray(0, bytesMax)) : bytes;
  return {text: kept.toString('utf8'), bytes: Math.max(sizeBytes, bytes.length), cut};
}

async function tail(file: FileHandle, sizeBytes: number, bytesMax: number): Promise<FileText> {
  const bytes = await readUpTo(file, sizeBytes > 0 ? bytesMax + growthBytesMax : procBytesMax, Math.max(0, sizeBytes - bytesMax));
  const wholeBytes = Math.max(0, sizeBytes - bytesMax) + bytes.length;
  const cut = wholeBytes > bytesMax;
  const kept = cut ? wholeTail(bytes.subarray(Math.max(0, bytes.length - bytesMax))) : bytes;
  return {text: kept.toString('utf8'), bytes: wholeBytes, cut};
}

/** A log may grow between the look at its size and the read; this much growth is followed. */
const growthBytesMax = 65_536;

/** The largest file of /proc that is read whole to reach its tail. */
const procBytesMax = 4_194_304;

async function readUpTo(file: FileHandle, bytesMax: number, from: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let got = 0;
  while (got < bytesMax) {
    const chunk = Buffer.allocUnsafe(Math.min(65_536, bytesMax - got));
    const {bytesRead} = await file.read(chunk, 0, chunk.length, from + got);
    if (bytesRead === 0) {
      break;
    }

    chunks.push(chunk.subarray(0, bytesRead));
    got += bytesRead;
  }

  return Buffer.concat(chunks, got);
}
