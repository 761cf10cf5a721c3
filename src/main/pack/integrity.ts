import {createHash} from 'node:crypto';
import {dirname, join} from 'node:path';
import {namesIn, readAs} from '../../host/index.ts';
import type {User} from '../../model/index.ts';

export interface Integrity {
  readonly value: string;
  /** Of what it is the checksum, in words. */
  readonly of: string;
}

/** The registry's own checksum where npm left it in a lock file, else one of what says which build it is; null where neither can be read. */
export function integrityOf(root: string, name: string, entry: string | null, reader: User): Integrity | null {
  return fromLockFile(root, name, reader) ?? ofFiles(root, entry, reader);
}

function fromLockFile(root: string, name: string, reader: User): Integrity | null {
  const modules = dirname(root);
  for (const path of [join(modules, '.package-lock.json'), join(dirname(modules), 'package-lock.json')]) {
    const text = readAs(path, reader);
    const value = typeof text === 'string' ? integrityIn(text, `node_modules/${name}`) : null;
    if (value !== null) return {value, of: `what the registry published, from ${path}`};
  }
  return null;
}

function integrityIn(text: string, at: string): string | null {
  try {
    const value = (JSON.parse(text) as {packages?: Record<string, {integrity?: unknown} | undefined>}).packages?.[at]?.integrity;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** The build puts a hash of its content into the name of nearly every file beside the entry, so the list of names tells builds apart. */
function ofFiles(root: string, entry: string | null, reader: User): Integrity | null {
  const description = readAs(join(root, 'package.json'), reader);
  if (typeof description !== 'string') return null;
  const names = namesIn(entry === null ? root : dirname(entry), reader).toSorted();
  const hash = createHash('sha512').update(description);
  for (const name of names) hash.update(`\0${name}`);
  return {value: `sha512-${hash.digest('base64')}`, of: `package.json and the names of ${names.length} files beside its entry`};
}
