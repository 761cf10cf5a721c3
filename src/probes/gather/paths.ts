import type {Host} from '../../model/index.ts';
import {orNull} from './unseen.ts';

/** More links than this on one path are a loop. */
const linksMax = 20;

/**
 * The path with every symbolic link on the way followed, so that two spellings of one place compare equal. Null = not there, or hidden.
 * All parts of the path are asked about at once, so a host is asked one time more than there are links on the way.
 */
export async function realPath(host: Host, path: string): Promise<string | null> {
  let parts = stepsOf(path);
  const noLinks = new Set<string>();
  for (let links = 0; links <= linksMax; ) {
    // What ".." means is known once there is no link before it.
    const up = parts.indexOf('..');
    const before = up === -1 ? parts : parts.slice(0, up);
    const places = before.map((_, at) => `/${before.slice(0, at + 1).join('/')}`);
    const [there, targets] = await Promise.all([
      up === -1 ? host.stat(places.at(-1) ?? '/') : null,
      Promise.all(places.map(async (place) => (noLinks.has(place) ? null : orNull(await host.link(place))))),
    ]);
    const link = targets.findIndex((target) => target !== null);
    for (const place of link === -1 ? places : places.slice(0, link)) noLinks.add(place);
    if (link !== -1) {
      const target = targets[link] ?? '';
      links += 1;
      parts = [...(target.startsWith('/') ? [] : parts.slice(0, link)), ...stepsOf(target), ...parts.slice(link + 1)];
    } else if (up === -1) return there?.seen ? (places.at(-1) ?? '') : null;
    else parts = [...before.slice(0, -1), ...parts.slice(up + 1)];
  }
  return null;
}

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '' && step !== '.');
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at <= 0 ? '/' : path.slice(0, at);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether something is there: true, false, or null where looking is denied. */
export async function exists(host: Host, path: string): Promise<boolean | null> {
  const look = await host.stat(path);
  if (!look.seen) return look.why === 'missing' ? false : null;
  if (look.value.kind !== 'link') return true;
  return (await realPath(host, path)) !== null;
}
