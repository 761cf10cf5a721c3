import {join} from 'node:path';
import {openJournal, type SessionLock, writeTicketFile} from '../journal/index.ts';
import type {Event} from '../model/index.ts';

/** What of a session is on the disk: journal, ticket and the lock on them, in one directory. */
export interface Keeping {
  /** Where journal and ticket are; another one after `moveTo`. */
  readonly folder: string;
  readonly journalPath: string;
  lastHash(): string;
  append(event: Event): void;
  /** Bursts of events make one ticket; what a person did is written at once. */
  writeTicket(when: 'now' | 'soon'): void;
  /** The sentence for the status line when something of ours cannot be written. */
  problem(): string | null;
  /** Goes on in that directory; false = the problem says why it could not. */
  moveTo(folder: string): boolean;
  close(): void;
}

interface KeepingParts {
  readonly folder: string;
  readonly held: SessionLock;
  /** Where an earlier console's journal ended. */
  readonly from: {readonly lastHash: string; readonly count: number} | undefined;
  ticket(): string;
  /** The ticket was written, or the problem is another one. */
  changed(): void;
}

const ticketDelayMs = 500;
/** What waits in memory is on the disk this soon after there is room again, whether anything happens or not. */
const retryMs = 1000;

export function keepOnDisk({folder, held: first, from, ticket, changed}: KeepingParts): Keeping {
  const journal = openJournal(folder, from);
  let home = folder;
  let held = first;
  let ticketProblem: string | null = null;
  let pending: NodeJS.Timeout | null = null;
  /** What became of the last attempt to go on elsewhere, as long as that is still needed. */
  let refused: string | null = null;

  const writeNow = () => {
    if (pending !== null) clearTimeout(pending);
    pending = null;
    ticketProblem = writeTicketFile(join(home, 'ticket.md'), ticket());
  };
  const problem = () => {
    const now = journal.problem() ?? ticketProblem;
    if (now === null) refused = null;
    return refused ?? now;
  };
  const retry = setInterval(() => {
    const before = problem();
    const remade = journal.retry();
    if (remade) held.renew();
    if (remade || ticketProblem !== null) writeNow();
    if (problem() !== before) changed();
  }, retryMs);
  retry.unref();

  return {
    get folder() {
      return home;
    },
    get journalPath() {
      return journal.path;
    },
    lastHash: journal.lastHash,
    append: journal.append,
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
      return true;
    },
    close() {
      clearInterval(retry);
      if (pending !== null) clearTimeout(pending);
      journal.close();
      held.release();
    },
  };
}
