import type {Code, Session} from '../../model/index.ts';
import type {Block} from '../blocks.ts';
import type {Detail} from '../detail.ts';
import type {Chain} from '../journal.ts';

/** What is told of a session, to whom: the blocks of one document. */
export type Content = (session: Session, about: About) => readonly Block[];

/** What a document is made with beside the session. */
export interface About {
  readonly detail: Detail;
  /** The limit that the detail was cut for; null = none was. */
  readonly limitChars: number | null;
  readonly now: number;
  readonly lastHash: string | null;
  readonly journalPath: string | null;
  readonly chain: Chain | null;
  readonly lore: (code: Code) => Lore;
}

/** What is known of a cause beyond what was seen. */
export interface Lore {
  /** What leads astray where this is the cause. */
  readonly misleads: string | null;
  /** A drill that has the same cause. */
  readonly drill: string | null;
}
