import type {Host, User} from '../../model/index.ts';
import {ask} from './ask.ts';
import {always, remembered} from './memory.ts';
import {realPath} from './paths.ts';
import {orNull} from './unseen.ts';

/** The version of a Node program, asked of itself once for each state of its file: 10 ms of CPU. */
export async function nodeVersion(host: Host, path: string, as: User | null): Promise<string | null> {
  const real = await realPath(host, path);
  const facts = real === null ? null : orNull(await host.stat(real));
  if (facts === null) return null;
  const own = host.ownNode;
  if (own?.path === real && own.bytes === facts.bytes && own.modifiedAt === facts.modifiedAt) return own.version;
  return remembered(host, `node ${real} ${facts.bytes} ${facts.modifiedAt}`, always, async () => {
    const asOwner = await ask(host, [path, '--version'], as === null ? {} : {as});
    // Root never runs another user's program as root; who is not root cannot take the owner's eyes and needs no such care.
    const ran = !asOwner.seen && asOwner.why === 'denied' && as !== null ? await ask(host, [path, '--version']) : asOwner;
    return ran.seen && ran.value.exit === 0 ? (/^v?(\d+\.\d+\.\d+[\w.-]*)/.exec(ran.value.stdout.text.trim())?.[1] ?? null) : null;
  });
}
