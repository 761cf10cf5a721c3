import type {Host} from '../../model/index.ts';
import {folderOf, nameOf} from './paths.ts';
import {orNull} from './unseen.ts';

/** The files that a path with `*`, `?` or `[…]` in its last part stands for, as systemd reads an EnvironmentFile; any other path itself. */
export async function matchingFiles(host: Host, path: string): Promise<readonly string[]> {
  if (!/[*?[]/.test(nameOf(path))) return [path];
  const wanted = patternOf(nameOf(path));
  const names = orNull(await host.list(folderOf(path))) ?? [];
  return names.filter((name) => wanted.test(name)).map((name) => `${folderOf(path)}/${name}`);
}

function patternOf(glob: string): RegExp {
  const parts = glob.match(/\[!?\]?[^\]]*\]|[\s\S]/g) ?? [];
  const written = parts.map((part) =>
    part === '*'
      ? '.*'
      : part === '?'
        ? '.'
        : part.length > 1
          ? part.replace(/^\[!/, '[^').replaceAll('\\', '\\\\')
          : part.replace(/[\\^$.|+(){}[\]]/, '\\$&'),
  );
  try {
    return new RegExp(`^${written.join('')}$`);
  } catch {
    // A set that is none in a regular expression: rather too many files than one too few.
    return /./;
  }
}
