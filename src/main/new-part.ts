import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname, isAbsolute, join, relative} from 'node:path';

/** What of a typed path is not there yet: the names of folders that exist are no passwords that somebody pasted. */
export function newPart(typed: string): string {
  const path = typed.trim().replace(/^~(?=\/|$)/, homedir());
  if (!isAbsolute(path)) return existsSync(path) ? '' : typed;
  let there = path;
  while (!existsSync(there) && there !== dirname(there)) there = dirname(there);
  return relative(there, join(path));
}
