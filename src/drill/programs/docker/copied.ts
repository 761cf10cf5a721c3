import type {Container} from '../../world/docker/container.ts';
import type {Engine} from '../../world/docker/engine.ts';
import {root} from '../../world/file-node.ts';
import type {World} from '../../world/world.ts';
import {complained, type Said, said} from '../call.ts';

/** `docker cp NAME:PATH -`: one file of a container as an archive on standard output; another copy would change a disk. */
export function copied(engine: Engine<World>, words: readonly string[]): Said {
  const [from = '', to = ''] = words.filter((word) => word === '-' || !word.startsWith('-'));
  const [name = '', path = ''] = from.split(/:(.*)/s, 2);
  const container = engine.container(name);
  if (to !== '-') return complained('docker cp: in this drill a file is copied to standard output only: docker cp NAME:PATH -\n');
  if (container === null) return complained(`Error response from daemon: No such container: ${name}\n`);
  const archive = archiveOf(engine, container, path);
  return archive === null
    ? complained(`Error response from daemon: Could not find the file ${path} in container ${name}\n`)
    : said(archive);
}

/** As tar writes it: a head of 512 bytes, the file filled up to such blocks, and two empty ones. */
function archiveOf(engine: Engine<World>, container: Container, path: string): string | null {
  const {files} = engine.inside(container);
  const node = files.peek(path);
  if (node?.kind !== 'file') return null;
  const text = files.read(path, root);
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  const head = (sum: string): string =>
    [
      path.slice(path.lastIndexOf('/') + 1).padEnd(100, '\0'),
      octal(node.mode & 0o7777, 8),
      octal(node.uid, 8),
      octal(node.gid, 8),
      octal(Buffer.byteLength(text), 12),
      octal(Math.floor(node.modifiedAt / 1000), 12),
      sum,
      '0',
    ]
      .join('')
      .padEnd(257, '\0')
      .concat('ustar\0', '00')
      .padEnd(512, '\0');
  const sum = [...Buffer.from(head(' '.repeat(8)))].reduce((all, byte) => all + byte, 0);
  const filled = text.padEnd(text.length + ((512 - (Buffer.byteLength(text) % 512)) % 512), '\0');
  return `${head(`${sum.toString(8).padStart(6, '0')}\0 `)}${filled}${'\0'.repeat(1024)}`;
}
