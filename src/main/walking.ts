import type {Cleaner} from '../host/index.ts';
import {noteSession, type OwedLine, type RepairLock, type SessionLock} from '../journal/index.ts';
import type {Event, Host, Session} from '../model/index.ts';
import {foldEvents} from '../session/fold.ts';
import {startLoop} from '../session/loop.ts';
import type {Loop, LoopParts} from '../session/loop-parts.ts';
import {next} from '../session/next.ts';
import type {Typed} from '../session/typed.ts';
import {ticket} from '../ticket/index.ts';
import type {TicketOptions} from '../ticket/ticket.ts';
import {keepOnDisk} from './keeping.ts';
import {loopParts} from './loop-parts.ts';
import {withdrawing} from './withdrawing.ts';

/** One walk with everything behind it: the fold, the journal, the ticket on disk, the loop. The screens only watch it. */
export interface Walking {
  readonly loop: Loop;
  /** Where journal and ticket are; another one after `moveTo`. */
  readonly folder: string;
  session(): Session;
  dispatch(event: Event): void;
  subscribe(changed: () => void): void;
  /** The sentence for the status line when something of ours cannot be written. */
  problem(): string | null;
  ticket(limitChars?: number): string;
  /** Journal and ticket go on in that directory, or the problem says why they could not. */
  moveTo(folder: string): void;
  /** What was typed and is called a secret by who typed it: a mark from here on. */
  markTyped(words: readonly string[]): void;
  /** Takes back what was typed last, in journal and ticket: what that was; null = nothing is there to be taken back. */
  takeBack(): Typed['what'] | null;
  /** Last event, last ticket, everything released. */
  close(ending: Ending): void;
}

export interface Ending {
  /** The last word of the session, as the ticket has it. */
  readonly how: string;
  /** The responder ended it; false = it was cut off, and may be gone on with as it was. */
  readonly over: boolean;
}

export interface WalkingParts {
  readonly host: Host;
  readonly folder: string;
  readonly held: SessionLock;
  readonly start: Started;
  /** One repair a gateway, whichever console asks. */
  readonly repairs: RepairLock;
  readonly cleaner: Cleaner;
  /** The key of the cleaner's marks. */
  readonly markKey: Buffer;
  /** How the ticket shows who somebody is. */
  readonly ids: TicketOptions['ids'];
}

export type Started =
  | ({readonly how: 'new'} & Omit<Event & {type: 'opened'}, 'type' | 'at'>)
  | {
      readonly how: 'resumed';
      readonly events: readonly Event[];
      readonly lastHash: string;
      readonly count: number;
      readonly hashes: readonly (string | undefined)[];
      readonly owed: readonly OwedLine[];
      readonly responder: string;
      readonly marks: 'same' | 'new';
    };

/** They come in bursts; what a person did is in the ticket at once. */
const inBursts = new Set<Event['type']>(['looked', 'logged', 'moved', 'redacted']);

export function startWalking({host, folder, held, start, repairs, cleaner, markKey, ids}: WalkingParts): Walking {
  const watchers: (() => void)[] = [];
  let session = start.how === 'resumed' ? foldEvents(start.events) : null;
  let closed = false;

  const current = (): Session => session ?? unopened();
  const tell = () => watchers.forEach((changed) => changed());
  const ticketText = (limitChars?: number): string =>
    ticket(current(), {
      now: host.clock.now(),
      ...keeping.inTicket(late.path),
      ids,
      ...(limitChars === undefined ? {lean: true} : {limitChars}),
    });
  const keeping = keepOnDisk({folder, held, from: start.how === 'resumed' ? start : undefined, markKey, ticket: ticketText, changed: tell});
  const newRedactions = redactionsOf(cleaner);
  const noteRedactions = () => {
    const redactions = newRedactions();
    if (redactions !== null) dispatch({type: 'redacted', at: host.clock.now(), redactions});
  };
  const late = withdrawing({
    cleaner,
    keeping,
    now: host.clock.now,
    withdrawn(clean, events) {
      session = events.reduce<Session>(next, clean(current()));
      keeping.writeTicket('now');
      tell();
    },
  });
  const dispatch = (said: Event) => {
    if (closed) return;
    const event = late.clean(said);
    // Written before it is shown: what a responder has seen is in the journal.
    keeping.append(event);
    session = next(session, event);
    if (event.type === 'rung-ended' || event.type === 'own-ended') noteRedactions();
    keeping.writeTicket(inBursts.has(event.type) ? 'soon' : 'now');
    tell();
    late.soon();
  };

  dispatch(firstEvent(start, host.clock.now()));
  noteSession(keeping.folder, current());
  noteLeft(repairs, current(), dispatch, host.clock.now());
  const loop = startLoop(loopParts({host, cleaner, session: current, dispatch, repairs, pack: packer(host, cleaner, current, keeping)}));

  return {
    loop,
    session: current,
    dispatch,
    problem: keeping.problem,
    get folder() {
      return keeping.folder;
    },
    subscribe: (changed) => void watchers.push(changed),
    ticket: ticketText,
    moveTo(to) {
      if (keeping.moveTo(to)) dispatch({type: 'elsewhere', at: host.clock.now(), folder: cleaner.clean(to, 'responder')});
      else tell();
    },
    markTyped: late.markTyped,
    takeBack: () => late.takeBack(current())?.what ?? null,
    close({how, over}) {
      if (closed) return;
      loop.stop();
      late.now();
      noteRedactions();
      dispatch({type: 'closed', at: host.clock.now(), how});
      closed = true;
      keeping.close(over);
      noteSession(keeping.folder, current());
    },
  };
}

/** Loaded when one is made: few sessions come to that. */
function packer(host: Host, cleaner: Cleaner, session: () => Session, keeping: {readonly folder: string}): LoopParts['pack'] {
  return async () => (await import('./pack/pack-before.ts')).packBefore({host, cleaner}, session(), keeping.folder);
}

/** What another console began on this gateway and did not end; of an earlier look at that only what still is so stands. */
function noteLeft(repairs: RepairLock, session: Session, dispatch: (event: Event) => void, at: number): void {
  const left = repairs.left();
  if (left !== null || session.left !== null) dispatch({type: 'act-left', at, left});
}

function unopened(): never {
  throw new Error('the session has not been opened');
}

function firstEvent(start: Started, at: number): Event {
  if (start.how === 'resumed') return {type: 'resumed', at, responder: start.responder, marks: start.marks};
  const {how: _, ...opened} = start;
  return {type: 'opened', at, ...opened};
}

/** The ledger of what was replaced, whenever it has grown. */
function redactionsOf(cleaner: Cleaner): () => ReturnType<Cleaner['ledger']> | null {
  let counted = 0;
  return () => {
    const found = cleaner.ledger();
    const count = found.reduce((sum, one) => sum + one.count, 0);
    if (count === counted) return null;
    counted = count;
    return found;
  };
}
