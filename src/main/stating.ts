import {randomBytes} from 'node:crypto';
import {basename, join} from 'node:path';
import {type Cleaner, createCleaner, localName, localPlatform} from '../host/index.ts';
import {hold, noteSession, openJournal, writeTicketFile} from '../journal/index.ts';
import type {Event, Session, Stated} from '../model/index.ts';
import {looksSecret} from '../session/looks-secret.ts';
import {openGateway} from './open-gateway.ts';
import {type Resume, readSession} from './resume.ts';

/** What was said of an incident, in the order in which it was said. */
export type Said = readonly Pick<Stated, 'what' | 'text'>[];

/**
 * Keeps in a session's journal what is said of it, also after its end: the chain goes on from where it ended. Null, or the sentence
 * that says why nothing was kept.
 */
export async function keepStated({read, said, now, out, ticketOf}: Statement): Promise<string | null> {
  const {folder, session} = read;
  const held = hold(folder, {pid: process.pid, who: localPlatform().user.name});
  if ('heldBy' in held) return `session ${session.id} is open in ${held.heldBy}; close it there first`;
  try {
    const journal = openJournal(folder, read);
    for (const event of eventsOf(session, said, await cleanerOf(read), now)) journal.append(event);
    const problem = journal.problem();
    journal.close();
    return problem ?? ticketAnew(readSession(basename(folder), out), ticketOf);
  } finally {
    held.release();
  }
}

interface Statement {
  readonly read: Resume;
  readonly said: Said;
  readonly now: number;
  /** Where sessions are kept, if not where they usually are. */
  readonly out: string | undefined;
  ticketOf(read: Resume): string | null;
}

/** The ticket beside the journal knows its end again. */
function ticketAnew(read: ReturnType<typeof readSession>, ticketOf: Statement['ticketOf']): string | null {
  if ('problem' in read) return read.problem;
  noteSession(read.folder, read.session);
  const text = ticketOf(read);
  return text === null ? null : writeTicketFile(join(read.folder, 'ticket.md'), text);
}

/** A word that could be a password becomes a mark: nobody is asked here whether it is one. */
function eventsOf(session: Session, said: Said, cleaner: Cleaner, now: number): readonly Event[] {
  const at = Math.max(now, session.lastEventAt);
  const clean = (text: string): string => cleaner.clean(text, 'responder');
  const events = said.map(({what, text}): Event => {
    for (const word of looksSecret(clean(text))) cleaner.learn('typed', word);
    return {type: 'stated', at, what, text: clean(text)};
  });
  const replaced = cleaner.ledger().filter(({where}) => where.includes('responder'));
  if (replaced.length === 0) return events;
  return [...events, {type: 'redacted', at: session.lastEventAt, redactions: [...session.redacted, ...replaced]}];
}

/** On the gateway's own host its secrets are learnt first, as when a note is typed; of another one only what betrays itself is known. */
async function cleanerOf({session, markKey}: Resume): Promise<Cleaner> {
  const {host, gateway} = session;
  if (host.kind === 'local' && host.name === localName()) return (await openGateway({gateway, markKey})).cleaner;
  return createCleaner({key: markKey ?? randomBytes(32)}).tellNothing('the host of this session is not this one');
}
