import {join} from 'node:path';
import {type Cleaner, cleanArgv} from '../host/index.ts';
import {type Journal, openJournal, type SessionLock, writeTicketFile} from '../journal/index.ts';
import type {
  DrillMark,
  Event,
  Gateway,
  Host,
  HostFacts,
  Judgement,
  Reading,
  ReadingName,
  ReadingValues,
  Runbook,
  Session,
} from '../model/index.ts';
import {cliAnswer, followCommand, groups, logLine, probes, stableKey, take} from '../probes/index.ts';
import {rules} from '../rules/index.ts';
import {pickVariant} from '../runbook/index.ts';
import {judge} from '../session/judge.ts';
import {type Loop, startLoop} from '../session/loop.ts';
import {next} from '../session/next.ts';
import {ticket} from '../ticket/index.ts';

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
  /** Last event, last ticket, everything released. */
  close(how: string): void;
}

export interface WalkingParts {
  readonly host: Host;
  readonly folder: string;
  readonly held: SessionLock;
  readonly start: Started;
  readonly cleaner: Cleaner;
}

export type Started =
  | {
      readonly how: 'new';
      readonly id: string;
      readonly version: string;
      readonly host: HostFacts;
      readonly responder: string;
      readonly gateway: Gateway;
      readonly runbook: Runbook;
      readonly drill?: DrillMark;
    }
  | {
      readonly how: 'resumed';
      readonly events: readonly Event[];
      readonly lastHash: string;
      readonly count: number;
      readonly responder: string;
    };

/** What a judgement says, without the words that count seconds. */
const judgedAs = ({verdict, findings}: Judgement): string =>
  [verdict, ...findings.map(({code, subject, severity, behind}) => `${code} ${subject ?? ''} ${severity} ${behind ?? ''}`)].join('\n');

/** Bursts of events make one ticket; what a person did is written at once. */
const ticketDelayMs = 500;
/** What waits in memory is on the disk this soon after there is room again, whether anything happens or not. */
const retryMs = 1000;

export function startWalking({host, folder, held: first, start, cleaner}: WalkingParts): Walking {
  const judging = (facts: Parameters<typeof judge>[0]) => judge(facts, rules);
  const journal: Journal = openJournal(folder, start.how === 'resumed' ? start : undefined);
  let home = folder;
  let held = first;
  const watchers: (() => void)[] = [];
  let session: Session | null =
    start.how === 'resumed' ? start.events.reduce<Session | null>((before, event) => next(before, event, judging), null) : null;
  let ticketProblem: string | null = null;
  let pending: NodeJS.Timeout | null = null;
  let closed = false;

  const current = (): Session => {
    if (session === null) throw new Error('the session has not been opened');
    return session;
  };
  const ticketText = (limitChars?: number) =>
    ticket(current(), {
      now: host.clock.now(),
      lastHash: journal.lastHash(),
      journalPath: journal.path,
      ...(limitChars === undefined ? {} : {limitChars}),
    });
  const writeTicket = () => {
    if (pending !== null) {
      clearTimeout(pending);
      pending = null;
    }
    ticketProblem = writeTicketFile(join(home, 'ticket.md'), ticketText());
  };
  const dispatch = (event: Event) => {
    if (closed) return;
    // Written before it is shown: what a responder has seen is in the journal.
    journal.append(event);
    session = next(session, event, judging);
    if (event.type === 'rung-ended' || event.type === 'own-ended') noteRedactions();
    if (event.type === 'looked' || event.type === 'logged' || event.type === 'moved' || event.type === 'redacted')
      pending ??= setTimeout(() => {
        pending = null;
        writeTicket();
        tell();
      }, ticketDelayMs);
    else writeTicket();
    tell();
  };
  const retry = setInterval(() => {
    const before = problem();
    const remade = journal.retry();
    if (remade) held.renew();
    if (remade || ticketProblem !== null) writeTicket();
    if (problem() !== before) tell();
  }, retryMs);
  retry.unref();
  /** What became of the last attempt to go on elsewhere, as long as that is still needed. */
  let refused: string | null = null;
  const problem = () => {
    const now = journal.problem() ?? ticketProblem;
    if (now === null) refused = null;
    return refused ?? now;
  };
  const tell = () => {
    for (const watcher of watchers) watcher();
  };
  let counted = 0;
  const noteRedactions = () => {
    const found = cleaner.ledger();
    const count = found.reduce((sum, one) => sum + one.count, 0);
    if (count === counted) return;
    counted = count;
    dispatch({type: 'redacted', at: host.clock.now(), redactions: found});
  };

  if (start.how === 'new')
    dispatch({
      type: 'opened',
      at: host.clock.now(),
      id: start.id,
      version: start.version,
      host: start.host,
      responder: start.responder,
      gateway: start.gateway,
      runbook: start.runbook,
      ...(start.drill === undefined ? {} : {drill: start.drill}),
    });
  else dispatch({type: 'resumed', at: host.clock.now(), responder: start.responder});

  const loop = startLoop({
    host,
    groups: groups(probes, false),
    everyMs: (name) => probes[name].everyMs,
    look: (name, known) => take(probes[name] as never, host, current().gateway, known) as Promise<Reading<ReadingValues[ReadingName]>>,
    stableKey: (name, reading) => stableKey(name, reading as never),
    aged: (readings) => judgedAs(judging({gateway: current().gateway, now: host.clock.now(), readings})) !== judgedAs(current().judgement),
    answer: cliAnswer,
    pick: pickVariant,
    follow: {command: () => followCommand(current().gateway), parse: logLine},
    session: current,
    cleanArgv: (argv) => cleanArgv(argv, cleaner),
    dispatch,
  });

  return {
    loop,
    session: current,
    dispatch,
    problem,
    get folder() {
      return home;
    },
    subscribe: (changed) => {
      watchers.push(changed);
    },
    ticket: ticketText,
    moveTo(to) {
      const there = held.elsewhere(to);
      const why = 'heldBy' in there ? `held by ${there.heldBy}` : journal.moveTo(to);
      if (why !== null || 'heldBy' in there) {
        if ('release' in there) there.release();
        refused = `${to} cannot be written either: ${why}`;
        return tell();
      }
      held.release();
      held = there;
      home = to;
      dispatch({type: 'elsewhere', at: host.clock.now(), folder: cleaner.clean(to, 'responder')});
    },
    close(how) {
      if (closed) return;
      loop.stop();
      noteRedactions();
      dispatch({type: 'closed', at: host.clock.now(), how});
      closed = true;
      clearInterval(retry);
      if (pending !== null) clearTimeout(pending);
      journal.close();
      held.release();
    },
  };
}
