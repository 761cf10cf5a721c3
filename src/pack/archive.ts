// modern-tar (0.8.6, no dependencies) writes and reads the tar archive in memory: its headers, checksums and padding are a known source of
// mistakes. Nothing is ever unpacked onto a disk by it.
import {packTar, unpackTar} from 'modern-tar';

/** A text under the name that it has in the archive. */
export interface PackedText {
  readonly name: string;
  readonly text: string;
}

/** Everything that a gateway is made of by hand has some hundred KB. */
export const archiveBytesMax = 32 * 1024 * 1024;
const membersMax = 501;

/** The members in that order, each for its owner alone when somebody unpacks it by hand. */
export function makeArchive(members: readonly PackedText[], at: number): Promise<Uint8Array> {
  return packTar(
    members.map(({name, text}) => {
      const body = Buffer.from(text);
      return {header: {name, size: body.length, mode: 0o600, mtime: new Date(at), type: 'file' as const}, body};
    }),
  );
}

/** The members by name; one that is no ordinary file, comes twice, or is not all there makes the archive no pack. */
export async function readArchive(bytes: Uint8Array): Promise<ReadonlyMap<string, string> | {readonly problem: string}> {
  if (bytes.length > archiveBytesMax) return {problem: `it has ${bytes.length} bytes, which no pack has`};
  if (isSealed(bytes)) return {problem: 'it is sealed: open it by `age -d -i KEY -o PACK.tar FILE` first'};
  let entries: Awaited<ReturnType<typeof unpackTar>>;
  try {
    entries = await unpackTar(bytes, {strict: true});
  } catch (error) {
    return {problem: `it is damaged, or no pack (${(error as Error).message})`};
  }
  if (entries.length > membersMax) return {problem: `${entries.length} members are in it, which no pack has`};
  const members = new Map<string, string>();
  for (const {header, data} of entries) {
    const {name, type = 'file', size} = header;
    if (type !== 'file') return {problem: `${shown(name)} in it is a ${type}, and a pack has ordinary files only`};
    if (members.has(name)) return {problem: `${shown(name)} is in it twice`};
    if ((data?.length ?? 0) !== size) return {problem: `${shown(name)} in it is cut off`};
    const body = Buffer.from(data ?? new Uint8Array());
    const text = body.toString('utf8');
    if (!Buffer.from(text).equals(body)) return {problem: `${shown(name)} in it is no text`};
    members.set(name, text);
  }
  return members;
}

function isSealed(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, sealMark.length)).toString('latin1') === sealMark;
}

const sealMark = 'age-encryption.org/';

/** A name that somebody chose, at a length and in characters that a line can bear. */
function shown(name: string): string {
  return name.replaceAll(/[^ -~]/g, '?').slice(0, 120);
}
