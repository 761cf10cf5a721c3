import {constants} from 'node:fs';
import {type FileHandle, lstat, open, readdir, readlink} from 'node:fs/promises';
import type {FileFacts, FileText, Look, ReadHow} from '../model/index.ts';
import {wholeHead, wholeTail} from './cut.ts';
import {withinLimit} from './limit.ts';
import {onlyWanted} from './only-wanted.ts';
import {unseen, unseenFrom} from './unseen.ts';

/** A file on a dead network mount never answers; a local one answers in microseconds. */
const fileLimitMs = 5000;

export function readText(path: string, how: ReadHow): Promise<Look<FileText>> {
  return looking(`Reading ${path}`, async () => {
    // Without O_NONBLOCK the opening of a pipe would wait for its other end for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const facts = await file.stat();
      if (facts.isDirectory()) {
        return unseen('garbled', `Reading ${path}: it is a directory.`);
      }

      if (!facts.isFile()) {
        return unseen('garbled', `Reading ${path}: it is no ordinary file.`);
      }

      return {
        seen: true,
        value:
          how.from === 'tail'
            ? await tail(file, facts.size, how.bytesMax)
            : onlyWanted(await head(file, facts.size, how.bytesMax), how.only),
      };
    } finally {
      await file.close();
    }
  });
}

export function listNames(path: string): Promise<Look<readonly string[]>> {
  return looking(`Listing ${path}`, async () => ({seen: true, value: (await readdir(path)).sort()}));
}

export function statFile(path: string): Promise<Look<FileFacts>> {
  return looking(`Looking at ${path}`, async () => {
    const facts = await lstat(path);
    return {
      seen: true,
      value: {
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
      },
    };
  });
}

export function readLink(path: string): Promise<Look<string>> {
  return looking(`Following the link ${path}`, async () => ({seen: true, value: await readlink(path)}));
}

function looking<T>(tried: string, work: () => Promise<Look<T>>): Promise<Look<T>> {
  return withinLimit(
    work().catch((error: unknown) => unseenFrom(error, tried)),
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
