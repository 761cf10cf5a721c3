import {createHash} from 'node:crypto';
import {readArchive} from './archive.ts';
import {type Manifest, manifestShape} from './manifest.ts';

/** A pack of which every checksum is right. */
export interface Pack {
  readonly manifest: Manifest;
  /** The text of each file of the manifest, by its path. */
  readonly texts: ReadonlyMap<string, string>;
}

export const manifestName = 'manifest.json';

/** The name under which a file lies in the archive: where it came from, for whoever opens it by hand. */
export function memberName(path: string): string {
  return `files${path}`;
}

/** Reads a pack as a whole or not at all: manifest and members say the same, or it is damaged. */
export async function openPack(bytes: Uint8Array): Promise<Pack | {readonly problem: string}> {
  const members = await readArchive(bytes);
  if ('problem' in members) return members;
  const manifest = manifestIn(members.get(manifestName));
  if ('problem' in manifest) return manifest;
  const texts = new Map<string, string>();
  for (const {path, bytes: size, sha256} of manifest.files) {
    if (texts.has(path)) return {problem: `its manifest names ${path} twice`};
    const text = members.get(memberName(path));
    if (text === undefined) return {problem: `${path} is in its manifest and not in it`};
    if (Buffer.byteLength(text) !== size || hashOf(text) !== sha256)
      return {problem: `${path} in it is not what its manifest says (checksum), so nothing of it is used`};
    texts.set(path, text);
  }
  const strange = [...members.keys()].find((name) => name !== manifestName && !texts.has(name.slice('files'.length)));
  return strange === undefined ? {manifest, texts} : {problem: 'there is something in it that its manifest does not name'};
}

function manifestIn(text: string | undefined): Manifest | {readonly problem: string} {
  if (text === undefined) return {problem: 'it has no manifest.json, so it is no pack'};
  try {
    const parsed = manifestShape().safeParse(JSON.parse(text));
    if (parsed.success) return printable(parsed.data) ? parsed.data : {problem: 'its manifest has characters that no path has'};
    const [issue] = parsed.error.issues;
    return {problem: `its manifest has not the form of one (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`};
  } catch {
    return {problem: 'its manifest is no JSON'};
  }
}

/** What is shown and what is opened is the same: no controls, nothing invisible. */
function printable({gateway, files, leftOut}: Manifest): boolean {
  const said = [
    ...Object.values(gateway).map(String),
    ...files.flatMap(({path, owner}) => [path, owner]),
    ...leftOut.map(({path}) => path),
  ];
  return said.every((one) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(one));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
