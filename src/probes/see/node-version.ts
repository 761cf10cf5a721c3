import type {Host, User} from '../../model/index.ts';
import {ask} from './ask.ts';
import {realPath} from './paths.ts';
import {orNull} from './unseen.ts';

/**
 * The version of a Node program, asked of itself: 10 ms of CPU. The answer is kept for as long as the file has the same size and time,
 * which a Node that was replaced has not.
 */
export async function nodeVersion(host: Host, path: string, as: User | null): Promise<string | null> {
  const real = await realPath(host, path);
  const facts = real === null ? null : orNull(await host.stat(real));
  if (facts === null) return null;
  const key = `${real} ${facts.bytes} ${facts.modifiedAt}`;
  const known = versions.get(host) ?? new Map<string, string>();
  versions.set(host, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const ran = await ask(host, [path, '--version'], as === null ? {} : {as});
  const version = ran.seen && ran.value.exit === 0 ? /^v?(\d+\.\d+\.\d+[\w.-]*)/.exec(ran.value.stdout.text.trim())?.[1] : undefined;
  if (version === undefined) return null;
  known.set(key, version);
  return version;
}

const versions = new WeakMap<Host, Map<string, string>>();
