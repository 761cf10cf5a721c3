import {makeFile, type Refused, readOriginal, removeMade, replaceFile, sweepBeside} from '../../host/index.ts';
import type {Change} from './changes.ts';

/** One file that was written, with the copy of what it was. */
export interface Written {
  readonly change: Change;
  readonly copy: string | null;
  /** The hash of what stands there since. */
  readonly sha256: string;
}

export type Outcome =
  | {readonly is: 'written'; readonly written: readonly Written[]}
  /** Nothing is changed: what was written before the one that failed is put back. */
  | {readonly is: 'failed'; readonly problem: string}
  /** It could not be put back. */
  | {readonly is: 'halfway'; readonly problem: string; readonly left: readonly string[]};

/** The name of the private copy of a file. */
export function copyOf({original}: Change, stamp: string): string | null {
  return original === null ? null : `${original.path}.before-${stamp}`;
}

/** All files or none: a private copy of each first, then each whole, and at the first that fails all that was written goes back. */
export function writeAll(changes: readonly Change[], stamp: string): Outcome {
  const copies: {readonly change: Change; readonly copy: string | null}[] = [];
  for (const change of changes) {
    sweepBeside(change.original?.path ?? change.path, change.owner);
    const copy = copyOf(change, stamp);
    const kept = copy === null || change.original === null ? null : makeFile(copy, change.original.text, change.owner, 0o600);
    if (kept !== null && 'problem' in kept) {
      dropCopies(copies);
      return {is: 'failed', problem: `no copy could be kept, so nothing is changed: ${kept.problem}`};
    }
    copies.push({change, copy});
  }
  const written: Written[] = [];
  for (const {change, copy} of copies) {
    const done = write(change);
    if ('problem' in done) return undone(written, copies, done.problem);
    written.push({change, copy, sha256: done.written});
  }
  return {is: 'written', written};
}

function write({path, original, owner, text, mode}: Change): Refused | {readonly written: string} {
  return original === null ? makeFile(path, text, owner, mode) : replaceFile(original, text, {owner, copy: null, mode});
}

function undone(written: readonly Written[], copies: Parameters<typeof dropCopies>[0], problem: string): Outcome {
  const left = putBack(written);
  if (left.length > 0) return {is: 'halfway', problem, left};
  dropCopies(copies);
  return {is: 'failed', problem};
}

/** Puts back what was written, the last one first, as long as nobody else has changed it since; the sentences say what could not be. */
export function putBack(written: readonly Written[]): readonly string[] {
  return written.toReversed().flatMap(({change, copy, sha256}): readonly string[] => {
    const {original, owner, path, text} = change;
    const back =
      original === null
        ? removeMade(path, sha256, owner)
        : replaceFile({...original, text, sha256}, original.text, {owner, copy: null, mode: original.mode});
    return back !== null && 'problem' in back ? [`${back.problem}${copy === null ? '' : `; what it was is ${copy}`}`] : [];
  });
}

/** A copy of what is as it was serves nobody, and holds secrets. */
export function dropCopies(copies: readonly {readonly change: Change; readonly copy: string | null}[]): void {
  for (const {change, copy} of copies) {
    const kept = copy === null ? null : readOriginal(copy, change.owner);
    if (copy !== null && kept !== null && 'sha256' in kept) removeMade(copy, kept.sha256, change.owner);
  }
}
