import {makeArchive, manifestName, memberName, packBytesMax} from '../../pack/index.ts';
import {size} from '../../rules/shared/words.ts';
import type {Collected} from './collect.ts';

/** The pack as it is written, or why there is none. */
export async function bytesOf({manifest, texts}: Collected, at: number): Promise<Uint8Array | {readonly problem: string}> {
  const members = [
    {name: manifestName, text: `${JSON.stringify(manifest, null, 2)}\n`},
    ...manifest.files.map((file) => ({name: memberName(file.path), text: texts.get(file.path) ?? ''})),
  ];
  const archive = await makeArchive(members, at);
  return archive.length > packBytesMax
    ? {problem: `its files are ${size(archive.length)}, and a pack of more than ${size(packBytesMax)} is not taken back`}
    : archive;
}
