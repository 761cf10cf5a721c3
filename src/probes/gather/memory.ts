import type {Host} from '../../model/index.ts';

/**
 * What a host has said is kept only where it cannot have changed (its boot time; a file of the same size and time), or where looking
 * again costs much and news may come this much later. Everything else is looked at anew each time.
 */
export function remembered<T>(host: Host, key: string, ageMs: number, look: () => Promise<T>): Promise<T> {
  const kept = memory.get(host);
  const all = kept === undefined || kept.size > entriesMax ? new Map<string, Remembered>() : kept;
  memory.set(host, all);
  const now = host.clock.now();
  const known = all.get(key);
  if (known !== undefined && now - known.at < ageMs) return known.answer as Promise<T>;
  const answer = look();
  all.set(key, {at: now, answer});
  // A look that threw is no answer.
  answer.catch(() => all.delete(key));
  return answer;
}

/** For what cannot change while a console runs. */
export const always = Number.POSITIVE_INFINITY;

/** A crash loop brings a new process every five seconds; what is known of the old ones is let go all at once. */
const entriesMax = 500;

interface Remembered {
  readonly at: number;
  readonly answer: Promise<unknown>;
}

const memory = new WeakMap<Host, Map<string, Remembered>>();
