import {chmodSync, lstatSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';

/** A copy to write into, for its writer alone. */
export interface Draft {
  readonly path: string;
  /** With all that an editor left beside it. */
  remove(): void;
  /** Leaves it where it is, for its writer alone; false = the editor left nothing there. */
  keep(): boolean;
}

/** In a folder of its own, under the name of the file, by which editors know what it is. */
export function makeDraft(of: string, text: string): Draft | {readonly problem: string} {
  try {
    const folder = mkdtempSync(join(realpathSync(tmpdir()), 'rungs-edit-'));
    const path = join(folder, basename(of));
    writeFileSync(path, text, {mode: 0o600, flag: 'wx'});
    return {
      path,
      remove: () => rmSync(dirname(path), {recursive: true, force: true}),
      keep() {
        if (lstatSync(path, {throwIfNoEntry: false})?.isFile() !== true) return false;
        chmodSync(path, 0o600);
        return true;
      },
    };
  } catch (error) {
    return {problem: `no copy could be made to edit: ${(error as Error).message}`};
  }
}
