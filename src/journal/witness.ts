/** A hash that is known of one event, whole or its beginning. */
export interface Mark {
  readonly n: number;
  readonly hash: string;
}

/** What something outside of a journal knows of it: a ticket, above all one that has left the host. */
export interface Witness {
  /** How many events there were; null in tickets of earlier releases. */
  readonly count: number | null;
  readonly lastHash: string;
  readonly marks: readonly Mark[];
}

/** What a journal is against what is known of it. */
export type Compared =
  | {readonly is: 'same'}
  /** It went on since; nothing of what was known has changed. */
  | {readonly is: 'longer'; readonly more: number}
  | {readonly is: 'cut off'; readonly fewer: number}
  /** The first event that is known to have been another one, and the last one below it that is still as it was. */
  | {readonly is: 'rewritten'; readonly from: number; readonly sameUpTo: number | null}
  /** Only the last hash is known, and it stands nowhere. */
  | {readonly is: 'not this end'};

export function compare(hashes: readonly (string | undefined)[], {count, lastHash, marks}: Witness): Compared {
  if (count === null) {
    const found = hashes.lastIndexOf(lastHash);
    return found < 0 ? {is: 'not this end'} : goneOn(hashes.length - found - 1);
  }
  const known = [...marks, {n: count - 1, hash: lastHash}].filter(({n}) => n < hashes.length).sort((a, b) => a.n - b.n);
  const other = known.findIndex(({n, hash}) => hashes[n]?.startsWith(hash) !== true);
  if (other >= 0) return {is: 'rewritten', from: known[other]!.n, sameUpTo: known[other - 1]?.n ?? null};
  return hashes.length < count ? {is: 'cut off', fewer: count - hashes.length} : goneOn(hashes.length - count);
}

function goneOn(more: number): Compared {
  return more === 0 ? {is: 'same'} : {is: 'longer', more};
}

/** Hashes on the way, so that a cut-off end can be told from a chain that was written anew; few enough to stand in a ticket. */
export class Marks {
  #stride = 1;
  #kept: Mark[] = [];

  add(n: number, hash: string): void {
    if (n % this.#stride !== 0) return;
    this.#kept.push({n, hash: hash.slice(0, markChars)});
    if (this.#kept.length <= marksMax) return;
    this.#stride *= 2;
    this.#kept = this.#kept.filter((mark) => mark.n % this.#stride === 0);
  }

  list(): readonly Mark[] {
    return this.#kept;
  }
}

const marksMax = 8;
/** 64 bits: nobody finds another event with the same ones while it has to fit into a chain. */
const markChars = 16;

/** What a ticket says of its journal; null where it says nothing, as the ticket of a session that was in memory only. */
export function witnessIn(ticket: string): Witness | null {
  // What a host or a responder said stands in fences and cells; the section of the journal is the last one.
  const section = ticket.slice(ticket.lastIndexOf('\n## Journal\n'));
  const lastHash = /^- last hash: `([\da-f]{64})`$/m.exec(section)?.[1];
  if (lastHash === undefined) return null;
  const line = /^- events: (\d+)((?:, \d+ is `[\da-f]{16}`)*)$/m.exec(section);
  const marks = [...(line?.[2] ?? '').matchAll(/(\d+) is `([\da-f]+)`/g)].map(([, n, hash]) => ({n: Number(n), hash: hash!}));
  return {count: line === null ? null : Number(line[1]), lastHash, marks};
}
