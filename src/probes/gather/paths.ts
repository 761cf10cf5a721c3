import type {Host} from '../../model/index.ts';
import {orNull} from './unseen.ts';

/** More links than this on one path are a loop. */
const linksMax = 20;

/** The path with every symbolic link on the way followed, so that two spellings of one place compare equal. Null = not there, or hidden. */
export async function realPath(host: Host, path: string): Promise<string | null> {
  let rest = path.split('/').filter((step) => step !== '');
  let done = '';
  for (let links = 0; rest.length > 0; ) {
    const [step = '', ...after] = rest;
    if (step === '.' || step === '..') {
      if (step === '..') done = done.slice(0, Math.max(0, done.lastIndexOf('/')));
      rest = after;
      continue;
    }
    const target = orNull(await host.link(`${done}/${step}`));
    if (target === null) {
      done = `${done}/${step}`;
      rest = after;
      continue;
    }
    if (++links > linksMax) return null;
    if (target.startsWith('/')) done = '';
    rest = [...target.split('/').filter((part) => part !== ''), ...after];
  }
  return (await host.stat(done === '' ? '/' : done)).seen ? done : null;
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
