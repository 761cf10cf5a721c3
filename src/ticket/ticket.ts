import type {Code, Session} from '../model/index.ts';
import type {Lore} from './contents/content.ts';
import {type Detail, details, leanDetail} from './detail.ts';
import type {Chain} from './journal.ts';
import {type IdMark, withoutPersonal} from './personal/replace.ts';
import {shortest} from './shortest.ts';
import {contents, prints, type Target} from './targets.ts';

export interface TicketOptions {
  /** To whom it goes; absent = the whole of it as plain Markdown, of any length. */
  readonly target?: Target;
  /** What the tracker takes, where that is not what the target says. */
  readonly limitChars?: number;
  /** Without a limit of its own: no output of rungs that are clear, and of the others the beginning and the end. */
  readonly lean?: boolean;
  readonly now: number;
  /** The journal's last hash and path; null = the session is in memory only. */
  readonly lastHash: string | null;
  readonly journalPath: string | null;
  /** How many events the journal has, and hashes on the way. */
  readonly chain?: Chain;
  readonly lore?: (code: Code) => Lore;
  /**
   * What stands for phone numbers, addresses, ids of chats and of people: made by the session's key, so that its tickets have the same
   * marks; absent = numbers, for nobody has the key any more. `kept` is for those who may read them.
   */
  readonly ids?: IdMark | 'kept' | undefined;
}

const plain: Target = {content: 'whole', print: 'markdown', limitChars: null};

/** The session as one document, whole and safe to paste at every moment of the walk. */
export function ticket(session: Session, options: TicketOptions): string {
  const {target = plain, now, lastHash, journalPath, chain = null, lore = () => ({misleads: null, drill: null})} = options;
  const limitChars = options.limitChars ?? target.limitChars;
  const shown = options.ids === 'kept' ? session : withoutPersonal(session, options.ids);
  for (const detail of detailsFor(options, limitChars)) {
    const cutFor = detail === leanDetail ? null : limitChars;
    const about = {detail, limitChars: cutFor, now, lastHash, journalPath, chain, lore};
    const text = prints[target.print](contents[target.content](shown, about));
    if (limitChars === null || text.length <= limitChars) return text;
  }
  return shortest(shown, limitChars ?? 0);
}

/** A limit that was asked for is used up; one that a tracker has is only not passed. */
function detailsFor({limitChars: asked, lean}: TicketOptions, limitChars: number | null): readonly Detail[] {
  if (limitChars === null) return lean === true ? [leanDetail] : details();
  return details(lean === true && asked === undefined ? leanDetail : undefined);
}
