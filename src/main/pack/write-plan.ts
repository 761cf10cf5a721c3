import {makeFile, makeFolderOf, replaceFile, sweepBeside} from '../../host/index.ts';
import type {Hands} from '../config/change.ts';
import type {Subject} from '../config/subject.ts';
import type {Piece} from './plan.ts';

/** Writes one file after the other, each whole; the first that cannot be written ends it. False = some are new and the rest are old. */
export function writePlan(pieces: readonly Piece[], {cleaner, host}: Subject, {say}: Pick<Hands, 'say'>): boolean {
  const stamp = new Date(host.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  for (const [done, piece] of pieces.entries()) {
    const {path} = piece;
    const problem = write(piece, stamp);
    if (problem === null) {
      say(`written ${path}`);
      continue;
    }
    say(`✖ ${cleaner.clean(problem, path)}`);
    for (const {path: old} of pieces.slice(done)) say(`  still as before: ${old}`);
    return false;
  }
  return true;
}

function write({path, text, mode, owner, original, is}: Piece, stamp: string): string | null {
  sweepBeside(original?.path ?? path, owner);
  const copy = is === 'other text' && original !== null ? `${original.path}.before-${stamp}` : null;
  if (original === null) {
    const folder = makeFolderOf(path, owner);
    if (folder !== null) return folder.problem;
  }
  const done = original === null ? makeFile(path, text, owner, mode) : replaceFile(original, text, {owner, copy, mode});
  return 'problem' in done ? done.problem : null;
}
