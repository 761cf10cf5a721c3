import {closeSync, constants, fstatSync, openSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname} from 'node:path';
import {Script} from 'node:vm';
import {isTrustedFolder} from './trusted-folder.ts';

/**
 * Runs the bundled program with what V8 had compiled of it at an earlier start. Node's own compile cache holds only what is
 * compiled before the first line runs; kept after the first frame, the functions that draw it are there too (20 ms).
 */
export function runProgram(path: string, keptPath: string | null, leaveSplash: () => void): void {
  const file = openSync(path, 'r');
  const stamp = stampOf(file);
  // The build writes ASCII only, which is read without decoding and takes half the memory.
  const source = readFileSync(file, 'latin1');
  closeSync(file);
  const kept = keptPath === null ? null : readKept(keptPath, stamp);
  const script = new Script(source, {
    filename: path,
    ...(kept === null ? {} : {cachedData: kept}),
  });
  let wanted = kept === null || script.cachedDataRejected === true;
  const keepCompiled = async () => {
    if (!wanted || keptPath === null) return;
    wanted = false;
    await writeKept(keptPath, stamp, script.createCachedData());
  };
  script.runInThisContext()(createRequire(path), path, {keepCompiled, leaveSplash});
}

/** Room for the stamp in front; a multiple of 8, because V8 copies what is not aligned. */
const stampBytes = 96;

/** V8 compares its own release and the length of the source; a program of the same length is told apart here. */
function stampOf(file: number): string {
  const {ino, size, mtimeMs, ctimeMs} = fstatSync(file);
  return `rungs ${ino} ${size} ${mtimeMs} ${ctimeMs}`.slice(0, stampBytes).padEnd(stampBytes);
}

function readKept(path: string, stamp: string): Buffer | null {
  try {
    if (!isTrustedFolder(dirname(path))) return null;
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const ours = fstatSync(file).isFile() && fstatSync(file).uid === process.geteuid?.();
    const bytes = ours ? readFileSync(file) : Buffer.alloc(0);
    closeSync(file);
    return bytes.toString('latin1', 0, stampBytes) === stamp ? bytes.subarray(stampBytes) : null;
  } catch {
    return null;
  }
}

/** V8 believes what it is given and crashes on a torn file, so the file appears under its name only once it is on the disk. */
async function writeKept(path: string, stamp: string, compiled: Buffer): Promise<void> {
  const {mkdir, open, rename, rm} = await import('node:fs/promises');
  const making = `${path}.${process.pid}`;
  try {
    // Code is kept only where nobody else can change it or lead us astray: under sudo the home may be another user's.
    if (!isTrustedFolder(dirname(path))) return;
    await mkdir(dirname(path), {recursive: true, mode: 0o700});
    const file = await open(making, 'wx', 0o600);
    try {
      await file.writeFile(Buffer.concat([Buffer.from(stamp), compiled]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(making, path);
  } catch {
    // A full disk or a read-only home costs some milliseconds at the next start and nothing else.
    await rm(making, {force: true}).catch(() => {});
  }
}
