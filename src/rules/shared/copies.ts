import type {Step} from '../../model/index.ts';
import {change, look, path} from '../../steps/index.ts';

/** Reads an older copy beside the file that counts, then puts it in its place; nothing where there is no copy. */
export function compareCopy(copy: string | undefined, file: string): readonly Step[] {
  return copy === undefined ? [] : [look`diff ${path(copy)} ${path(file)}`, ...restoreCopy(copy, file)];
}

export function restoreCopy(copy: string | undefined, file: string): readonly Step[] {
  if (copy === undefined) return [];
  return [change({effect: 'puts the copy in its place, after reading it', word: 'copy'})`cp -p ${path(copy)} ${path(file)}`];
}
