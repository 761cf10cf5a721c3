import type {Session} from '../model/index.ts';
import {writeActs} from './acts.ts';
import {writeCapabilities} from './capabilities.ts';
import {type Detail, details, leanDetail} from './detail.ts';
import {writeFacts} from './facts.ts';
import {writeFindings} from './findings.ts';
import {writeFirstTouch} from './first-touch.ts';
import {type Chain, writeJournal} from './journal.ts';
import {writeNotSeen} from './not-seen.ts';
import {writeNotes} from './notes.ts';
import {writeOwn} from './own.ts';
import {newPage} from './page.ts';
import {writePageOne} from './page-one.ts';
import {type IdMark, withoutPersonal} from './personal/replace.ts';
import {markdown} from './print/markdown.ts';
import {writeRedacted} from './redacted.ts';
import {writeRungs} from './rungs.ts';
import {shortest} from './shortest.ts';
import {writeTimeline} from './timeline.ts';
import {writeUnit} from './unit.ts';

export interface TicketOptions {
  /** What the tracker takes: GitHub 65,536, Jira 32,767. Absent = no limit. */
  readonly limitChars?: number;
  /** Without a limit: no output of rungs that are clear, and of the others the beginning and the end. */
  readonly lean?: boolean;
  readonly now: number;
  /** The journal's last hash and path; null = the session is in memory only. */
  readonly lastHash: string | null;
  readonly journalPath: string | null;
  /** How many events the journal has, and hashes on the way. */
  readonly chain?: Chain;
  /**
   * What stands for phone numbers, addresses, ids of chats and of people: made by the session's key, so that its tickets have the same
   * marks; absent = numbers, for nobody has the key any more. `kept` is for those who may read them.
   */
  readonly ids?: IdMark | 'kept' | undefined;
}

/** The session as one Markdown file, whole and safe to paste at every moment of the walk. */
export function ticket(session: Session, options: TicketOptions): string {
  const limitChars = options.limitChars ?? null;
  const shown = options.ids === 'kept' ? session : withoutPersonal(session, options.ids);
  for (const detail of limitChars === null && options.lean === true ? [leanDetail] : details()) {
    const text = write(shown, options, limitChars, detail);
    if (limitChars === null || text.length <= limitChars) {
      return text;
    }
  }
  return shortest(shown, limitChars ?? 0);
}

/** The summary stands first and is written last, because it says what was shortened. */
function write(session: Session, options: TicketOptions, limitChars: number | null, detail: Detail): string {
  const drill = session.host.kind === 'drill';
  const body = newPage(detail, drill);
  writeFindings(body, session);
  writeActs(body, session);
  writeFacts(body, session);
  writeFirstTouch(body, session);
  writeTimeline(body, session);
  writeRungs(body, session);
  writeOwn(body, session);
  writeNotes(body, session);
  writeUnit(body, session);
  writeCapabilities(body, session);
  writeNotSeen(body, session);
  writeRedacted(body, session);
  writeJournal(body, options.journalPath, options.lastHash, options.chain ?? null, options.now);
  const head = newPage(detail, drill);
  writePageOne(head, session, options.now, body.shortened, limitChars);
  return markdown([...head.blocks, ...body.blocks]);
}
