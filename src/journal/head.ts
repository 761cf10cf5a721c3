import type {Witness} from './witness.ts';

/**
 * What a journal is known by, in few lines, so that it can be signed: how many events, the last hash, hashes on the way. It says nothing
 * of what the journal holds.
 */
export function headOf({count, lastHash, marks}: Witness): string {
  return [title, `events ${count ?? 0}`, `last ${lastHash}`, ...marks.map(({n, hash}) => `event ${n} ${hash}`), ''].join('\n');
}

/** Null for a text that is no head, whole and to the letter: what was signed is what is compared. */
export function headIn(text: string): Witness | null {
  const [, count, lastHash, rest = ''] = form.exec(text) ?? [];
  if (count === undefined || lastHash === undefined) return null;
  const marks = [...rest.matchAll(/event (\d+) ([\da-f]{16})\n/g)].map(([, n, hash]) => ({n: Number(n), hash: hash!}));
  return {count: Number(count), lastHash, marks};
}

const title = 'rungs journal head 1';
const form = new RegExp(
  `^${title}\\nevents (0|[1-9]\\d{0,11})\\nlast ([\\da-f]{64})\\n((?:event (?:0|[1-9]\\d{0,11}) [\\da-f]{16}\\n){0,16})$`,
);
