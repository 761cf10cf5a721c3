import {join} from 'node:path';
import {
  dropMarkKey,
  type JournalStart,
  keepMarkKey,
  openJournal,
  type Search,
  type SessionLock,
  writeTicketFile,
} from '../journal/index.ts';
import type {Event} from '../model/index.ts';
import type {TicketOptions} from '../ticket/ticket.ts';

/** What of a session is on the disk: journal, ticket and the lock on them, in one directory. */
export interface Keeping {
  /** Where journal and ticket are; another one after `moveTo`. */
  readonly folder: string;
  /** What a ticket says of the journal, and of where it is as it may be said. */
  inTicket(said: (path: string) => string): Pick<TicketOptions, 'lastHash' | 'journalPath' | 'chain'>;
  append(event: Event): void;
  /** Takes back what the search finds, in the journal; the events that say so. */
  withdraw(search: Search, at: number): Generator<undefined, readonly Event[]>;
  /** Bursts of events make one ticket; what a person did is written at once. */
  writeTicket(when: 'now' | 'soon'): void;
  /** The sentence for the status line when something of ours cannot be written. */
  problem(): string | null;
  /** Goes on in that directory; false = the problem says why it could not. */
  moveTo(folder: string): boolean;
  /** An ended session needs no key of its marks any more; one that was cut off may be gone on with. */
  close(ended: boolean): void;
}

interface KeepingParts {
  readonly folder: string;
  readonly held: SessionLock;
  /** Where an earlier console's journal ended. */
  readonly from: JournalStart | undefined;
  /** What makes equal secrets show as equal, as long as the session may go on. */
  readonly markKey: Buffer;
  ticket(): string;
  /** The ticket was written, or the problem is another one. */
  changed(): void;
}

const ticketDelayMs = 500;
/** What waits in memory is on the disk this soon after there is room again, whether anything happens or not. */
const retryMs = 1000;

export function keepOnDisk({folder, held: first, from, markKey, ticket, changed}: KeepingParts): Keeping {
  const journal = openJournal(folder, from);
  const folders = [folder];
  keepMarkKey(folder, markKey);
  let home = folder;
  let held = first;
  let ticketProblem: string | null = null;
  let pending: NodeJS.Timeout | null = null;
  /** What became of the last attempt to go on elsewhere, as long as that is still needed. */
  let refused: string | null = null;

  const writeNow = () => {
    if (pending !== null) clearTimeout(pending);
    pending = null;
    ticketProblem = ticketInto(join(home, 'ticket.md'), ticket);
  };
  const problem = () => {
    const now = journal.problem() ?? ticketProblem;
    if (now === null) refused = null;
    return refused ?? now;
  };
  const retry = setInterval(() => {
    const before = problem();
    const remade = journal.retry();
    if (remade) {
      held.renew();
      keepMarkKey(home, markKey);
    }
    if (remade || ticketProblem !== null) writeNow();
    if (problem() !== before) changed();
  }, retryMs);
  retry.unref();

  return {
    get folder() {
      return home;
    },
    inTicket: (said) => ({
      lastHash: journal.lastHash(),
      journalPath: said(journal.path),
      chain: {count: journal.count(), marks: journal.marks()},
    }),
    append: (event) => journal.append(event),
    withdraw: (search, at) => journal.withdraw(search, at),
    problem,
    writeTicket(when) {
      if (when === 'now') return writeNow();
      pending ??= setTimeout(() => {
        writeNow();
        changed();
      }, ticketDelayMs);
    },
    moveTo(to) {
      const there = held.elsewhere(to);
      const why = 'heldBy' in there ? `held by ${there.heldBy}` : journal.moveTo(to);
      if (why !== null || 'heldBy' in there) {
        if ('release' in there) there.release();
        refused = `${to} cannot be written either: ${why}`;
        return false;
      }
      held.release();
      held = there;
      home = to;
      folders.push(to);
      keepMarkKey(to, markKey);
      return true;
    },
    close(ended) {
      if (ended) for (const one of folders) dropMarkKey(one);
      clearInterval(retry);
      if (pending !== null) clearTimeout(pending);
      journal.close();
      held.release();
    },
  };
}

/** Null, or why there is none; a ticket that we cannot make must not end the walk, since the journal can still make it later. */
function ticketInto(path: string, ticket: () => string): string | null {
  let text: string;
  try {
    text = ticket();
  } catch (error) {
    const what = error instanceof Error ? error.name : typeof error;
    return `${path} not made: a bug of ours (${what}); everything is in the journal beside it, from which "rungs ticket" makes one`;
  }
  return writeTicketFile(path, text);
}
