import {join} from 'node:path';
import {cleanStrings} from '../../host/index.ts';
import {hold, newSessionId, noteSession, sessionsFolder} from '../../journal/index.ts';
import type {Event, Session} from '../../model/index.ts';
import {loadRunbook} from '../../runbook/load.ts';
import {foldEvents} from '../../session/fold.ts';
import {ticket} from '../../ticket/index.ts';
import type {Subject} from '../config/subject.ts';
import {idsIn} from '../ids-in.ts';
import {keepOnDisk} from '../keeping.ts';
import {readText} from '../read-text.ts';
import {version} from '../version.ts';

/** What a rotation leaves behind: a session with its journal and its ticket, as a walk does. */
export interface Kept {
  readonly id: string;
  note(event: Event): void;
  session(): Session;
  /** Why it cannot be kept; null = it is. */
  problem(): string | null;
  close(how: string): void;
}

export async function keepRecord(subject: Subject, markKey: Buffer, out: string | undefined): Promise<Kept | {readonly unkept: string}> {
  const {host, facts, responder, gateway, cleaner} = subject;
  const loaded = await loadRunbook('leak', readText, {});
  if (!loaded.ok) return {unkept: loaded.problems.join('; ')};
  const id = newSessionId(host.clock.now(), Math.random);
  const folder = join(sessionsFolder(out), id);
  const held = hold(folder, {pid: process.pid, who: responder});
  if ('heldBy' in held) return {unkept: `session ${id} is open in ${held.heldBy}`};
  const events: Event[] = [];
  const session = (): Session => foldEvents(events)!;
  const keeping = keepOnDisk({
    folder,
    held,
    from: undefined,
    markKey,
    changed: () => undefined,
    ticket: () => ticket(session(), {now: host.clock.now(), ...keeping.inTicket((path) => path), ids: idsIn(markKey), lean: true}),
  });
  const note = (event: Event): void => {
    const clean = cleanStrings(event, (text) => cleaner.clean(text, 'the rotation'));
    events.push(clean);
    keeping.append(clean);
    keeping.writeTicket('now');
  };
  note({type: 'opened', at: host.clock.now(), id, version, host: facts, responder, gateway, runbook: loaded.runbook});
  return {
    id,
    note,
    session,
    problem: keeping.problem,
    close(how) {
      note({type: 'redacted', at: host.clock.now(), redactions: cleaner.ledger()});
      note({type: 'closed', at: host.clock.now(), how});
      keeping.close(true);
      noteSession(keeping.folder, session());
    },
  };
}
