import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fits, isPattern, linesOfSshConfig} from '../../fleet/index.ts';

/** Names of the `Host` lines of ~/.ssh/config and of what it includes, in their order. Empty where there is none. */
export function sshConfigHosts(home: string): readonly string[] {
  return [...new Set(hostsIn(join(home, '.ssh/config'), home, 0))];
}

/** As deep as OpenSSH itself follows. */
const depthMax = 16;

function hostsIn(path: string, home: string, depth: number): readonly string[] {
  if (depth > depthMax) return [];
  return linesOfSshConfig(textOf(path)).flatMap((line) =>
    line.is === 'host' ? [line.name] : filesOf(line.pattern, home).flatMap((file) => hostsIn(file, home, depth + 1)),
  );
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A file that cannot be read names no hosts; ssh itself complains of it where it matters.
    return '';
  }
}

/** Where nothing else is said, beside the configuration itself. */
function filesOf(pattern: string, home: string): readonly string[] {
  const path = pattern.startsWith('~/') ? join(home, pattern.slice(2)) : pattern.startsWith('/') ? pattern : join(home, '.ssh', pattern);
  return expanded(path);
}

function expanded(path: string): readonly string[] {
  if (!isPattern(path)) return [path];
  const [folder, name] = [dirname(path), path.slice(path.lastIndexOf('/') + 1)];
  return expanded(folder).flatMap((there) =>
    isPattern(name)
      ? namesIn(there)
          .filter((one) => fits(name, one) && !one.startsWith('.'))
          .map((one) => join(there, one))
      : [join(there, name)],
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
