import {dirname, join} from 'node:path';
import {globalsOf} from './globals.ts';
import {importsOf} from './imports.ts';
import {type Room, rooms} from './rooms.ts';
import {parseSource} from './syntax.ts';

/** Every use in a source file that its room may not make, each as a sentence; `file` is its path in the project. */
export function breachesIn(file: string, text: string): readonly string[] {
  const room = rooms.find(({folder}) => file.startsWith(`${folder}/`));
  if (room === undefined) return [`${file} stands in no room of test/house/rooms.ts`];
  const program = parseSource(text, file);
  return [
    ...importsOf(program)
      .filter(({from, kind}) => !mayImport(room, importedRoom(file, from), kind))
      .map(({from, kind}) => `${file} imports ${kind === 'type' ? 'types of ' : ''}${from}`),
    ...globalsOf(program)
      .filter(({power}) => !(room.globals ?? []).includes(power))
      .map(({name}) => `${file} uses ${name}`),
  ].map((what) => `${what}: ${room.because}`);
}

function mayImport(room: Room, wanted: string, kind: 'type' | 'value'): boolean {
  const own = room.folder.replace(/^src\//, '');
  if (wanted === '(computed)') return (room.globals ?? []).includes('computed import');
  const allowed = [own, ...room.values, ...(kind === 'type' ? (room.types ?? []) : [])];
  return allowed.some((one) => one === '*' || one === wanted || (one.endsWith(':*') && wanted.startsWith(one.slice(0, -1))));
}

/** The room or package that an import leads to. A file of no room, such as package.json, is named by its path. */
function importedRoom(file: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const path = join(dirname(file), from);
  const room = rooms.find(({folder}) => path.startsWith(`${folder}/`));
  return room?.folder.replace(/^src\//, '') ?? (path.startsWith('runbooks/') ? 'runbooks' : path);
}
