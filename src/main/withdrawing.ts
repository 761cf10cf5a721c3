import {setImmediate} from 'node:timers/promises';
import {type Cleaner, cleanStrings} from '../host/index.ts';
import type {Event, Session} from '../model/index.ts';
import type {Keeping} from './keeping.ts';
import {searchOf, typedLast, withoutTyped} from './take-back.ts';

/** What a walk does when something turns out to be a secret that it has shown and kept already. */
export interface Withdrawing {
  /** The event without anything that is known by now; a look may have been under way while a value was learnt. */
  clean(event: Event): Event;
  /** Looks soon whether values were learnt, and takes back what held them. */
  soon(): void;
  /** Takes back what the responder typed last: a note, the reason of a skip, a command; false = there is nothing. */
  takeBack(session: Session): boolean;
  /** The same as `soon` at once, for the end. */
  now(): void;
}

interface Parts {
  readonly cleaner: Cleaner;
  readonly keeping: Pick<Keeping, 'withdraw'>;
  now(): number;
  /** Cleans again what is in memory, and takes in the events that say what was taken back. */
  withdrawn(clean: (session: Session) => Session, events: readonly Event[]): void;
}

/** Values are learnt in bursts, and every search reads the whole journal. */
const delayMs = 250;

export function withdrawing({cleaner, keeping, now, withdrawn}: Parts): Withdrawing {
  // What the cleaner was told at the door stands nowhere yet.
  let since = cleaner.count();
  let pending: NodeJS.Timeout | null = null;

  function* pass(): Generator<undefined, void> {
    const [holds, until] = [cleaner.news(since), cleaner.count()];
    const clean = again(cleaner, holds);
    const events = yield* keeping.withdraw({holds, cleaned: clean}, now());
    since = until;
    withdrawn(clean, events);
  }
  const later = async () => {
    try {
      for (const _ of pass()) await setImmediate();
    } catch {
      // The file was moved or made again meanwhile; the next time goes through the whole of it.
    }
    pending = null;
    soon();
  };
  const soon = () => {
    if (cleaner.count() === since || pending !== null) return;
    pending = setTimeout(() => void later(), delayMs);
    pending.unref();
  };

  return {
    clean: (event) => again(cleaner, cleaner.news(0))(event),
    soon,
    takeBack(session) {
      const typed = typedLast(session);
      if (typed === null) return false;
      withdrawn((value) => withoutTyped(value, typed), exhaust(keeping.withdraw(searchOf(typed), now())));
      return true;
    },
    now() {
      if (pending !== null) clearTimeout(pending);
      if (cleaner.count() !== since) [...pass()];
    },
  };
}

/** Only strings that hold something are cleaned again: all others came out of the cleaner as they are. */
function again(cleaner: Cleaner, holds: (text: string) => boolean): <T>(value: T) => T {
  return (value) => cleanStrings(value, (text) => (holds(text) ? cleaner.clean(text, 'what was kept') : text));
}

function exhaust<T>(steps: Generator<undefined, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}
