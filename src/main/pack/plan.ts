import {lstatSync} from 'node:fs';
import {dirname} from 'node:path';
import {filesOf} from '../../config/index.ts';
import {type Original, readFileNow, readOriginal} from '../../host/index.ts';
import type {User} from '../../model/index.ts';
import {elsewhere, type Manifest, type Pack, type PackedFile, whyNotPlace} from '../../pack/index.ts';
import {parseUnitFile} from '../../supervisors/systemd/unit-file.ts';
import type {Subject} from '../config/subject.ts';
import {isTrustedFolder} from '../trusted-folder.ts';
import {placesOf} from './collect.ts';

/** One file of a pack, and what it would be written over. */
export interface Piece {
  readonly file: PackedFile;
  /** Where it goes: the place that it had, or the same one of another gateway. */
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  /** With whose rights it is written, so whose it is afterwards. */
  readonly owner: User;
  /** Null where nothing is there, or nothing has to be done by another user's rights. */
  readonly original: Original | null;
  readonly is: 'as packed' | 'new' | 'other text' | 'other mode';
}

const root: User = {name: 'root', uid: 0, gid: 0, home: '/root'};

/** Nobody but its owner may write into what is put back, and nobody run it, whatever a manifest says. */
const never = 0o133;

/** Every file of the pack with what would become of it; or the one reason for which nothing of the pack is written. */
export function planOf({manifest, texts}: Pack, subject: Subject, moved: boolean): readonly Piece[] | {readonly problem: string} {
  const {gateway} = subject;
  const target = (path: string): string => (moved ? elsewhere(path, manifest, gateway) : path);
  const included = filesOf(manifest.gateway.configPath, (path) => texts.get(path) ?? null);
  const places = {...placesOf(subject), namedInPack: namedIn(manifest, texts).map(target)};
  const pieces: Piece[] = [];
  for (const file of inOrder(manifest)) {
    const path = target(file.path);
    if (pieces.some((one) => one.path === path)) return {problem: `two files of the pack would be written to ${path}`};
    if (file.kind === 'include' && !included.has(file.path)) return {problem: `${path} is not included by the configuration in the pack`};
    const refused = whyNotPlace(file.kind, path, places);
    if (refused !== null) return {problem: refused};
    const owner = path.startsWith('/etc/') ? root : gateway.user;
    const piece = pieceOf({file, path, owner, text: texts.get(file.path) ?? ''}, subject);
    if ('problem' in piece) return piece;
    pieces.push(piece);
  }
  return pieces;
}

/** What the unit in the pack would read, with the home that it had there. */
function namedIn({files, gateway}: Manifest, texts: Pack['texts']): readonly string[] {
  const settings = files.flatMap(({kind, path}) => (kind === 'unit' || kind === 'drop-in' ? parseUnitFile(texts.get(path) ?? '') : []));
  return settings.flatMap(({key, value}) =>
    key === 'EnvironmentFile' ? [value.replace(/^-/, '').replace(/^%h(?=\/)/, gateway.home)] : [],
  );
}

/** What is read at a start comes before what starts it, so that a restore that was cut off leaves no unit whose files are missing. */
function inOrder({files}: Manifest): readonly PackedFile[] {
  const order = ['environment-file', 'include', 'config', 'drop-in', 'unit'] as const;
  return order.flatMap((kind) => files.filter((file) => file.kind === kind));
}

function pieceOf(wanted: Pick<Piece, 'file' | 'path' | 'owner' | 'text'>, {host}: Subject): Piece | {readonly problem: string} {
  const {path, owner, text, file} = wanted;
  const {user} = host.platform;
  const mode = file.mode & ~never;
  if (user.uid !== 0 && user.uid !== owner.uid) {
    const now = readFileNow(path, user);
    if (now !== null && !('problem' in now) && now.text === text && now.mode === mode)
      return {...wanted, mode, original: null, is: 'as packed'};
    return {problem: `${path} is ${owner.name}'s: start rungs with sudo, or as ${owner.name}`};
  }
  const astray = owner.uid === 0 ? whyNotRoots(path) : null;
  if (astray !== null) return {problem: astray};
  const original = readOriginal(path, owner);
  if (original !== null && 'problem' in original) return original;
  const same = original?.text === text;
  const is = original === null ? 'new' : !same ? 'other text' : (original.mode & 0o777) === mode ? 'as packed' : 'other mode';
  return {...wanted, mode, original, is};
}

/** Root goes through no link of anybody's. */
function whyNotRoots(path: string): string | null {
  if (lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() === true) return `${path} is a link; root writes through none`;
  return isTrustedFolder(dirname(path)) ? null : `others than root can change what lies in ${dirname(path)}`;
}
