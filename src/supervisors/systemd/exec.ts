import type {UnitState} from '../../model/index.ts';
import {splitBlanks} from './words-of.ts';

/**
 * ExecStart as `systemctl show` prints it: `{ path=… ; argv[]=a b c ; ignore_errors=no ; … }`. The words of argv come
 * joined by single blanks and unquoted, so a word that holds a blank cannot be told from two.
 */
export function parseExec(text: string | null): UnitState['exec'] {
  const found = /^\{ path=(.*?) ; argv\[\]=(.*?) ; (?:ignore_errors|flags)=/.exec(text ?? '');
  if (!found?.[1]) return null;
  return {path: found[1], argv: splitBlanks(found[2] ?? '')};
}

/** One line a file, in the order in which they are read: `/path (ignore_errors=no)`. */
export function parseEnvironmentFiles(lines: readonly string[]): UnitState['environmentFiles'] {
  return lines.flatMap((line) => {
    const found = /^(.+?) \(ignore_errors=(yes|no)\)$/.exec(line.trim());
    return found?.[1] ? [{path: found[1], optional: found[2] === 'yes'}] : [];
  });
}
