import {setImmediate} from 'node:timers/promises';
import {type Cleaner, cleanStrings} from '../host/index.ts';
import type {Event, Session} from '../model/index.ts';
import {type Typed, takenBack, typedLast} from '../session/typed.ts';
import type {Keeping} from './keeping.ts';
import {searchOf} from './take-back.ts';
import {inTyped, without, withoutTyped} from './typed-texts.ts';

/** What a walk does when something turns out to be a secret that it has shown and kept already. */
export interface Withdrawing {
  /** The event without anything that is known by now; a look may have been under way while a value was learnt. */
  clean(event: Event): Event;
  /** The path of the journal as a ticket says it. */
  path(path: string): string;
  /** What the responder typed and calls a secret is a mark from here on, wherever it comes up again. */
  markTyped(words: readonly string[]): void;
  /** Looks soon whether values were learnt, and takes back what held them. */
  soon(): void;
  /** Takes back what the responder typed last: a note, the reason of a skip, a command; null = there is nothing. */
  takeBack(session: Session): Typed | null;
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

/** What it stands for was told by nobody but the responder. */
const typedMark = '‹secret typed›';

/** Values are learnt in bursts, and every search reads the whole journal. */
const delayMs = 250;

export function withdrawing({cleaner, keeping, now, withdrawn}: Parts): Withdrawing {
  // What the cleaner was told at the door stands nowhere yet.
  let since = cleaner.count();
  let pending: NodeJS.Timeout | null = null;
  /** Words that are marks only where they were typed, and what was taken back that may still come up: by a command that runs, in a path. */
  const words: string[] = [];
  const taken = new Map<number, readonly string[]>();
  const places: string[] = [];
  const known = (text: string): string => again(cleaner, cleaner.news(0))(text);

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
    clean(event) {
      const learnt = again(cleaner, cleaner.news(0))(event);
      const marked = words.length === 0 ? learnt : inTyped(learnt, without(words, typedMark));
      return marked.type === 'own-ended' ? inTyped(marked, without(taken.get(marked.run) ?? [], takenBack)) : marked;
    },
    path: (path) =>
      [without(words, typedMark), ...places.map((text) => without([text], takenBack))].reduce((rest, one) => one(rest), known(path)),
    markTyped(typed) {
      for (const word of typed) {
        cleaner.learn('typed', word);
        // What is like any other word is not looked for everywhere, and is a mark all the same where it was typed.
        if (!cleaner.news(0)(word)) words.push(word);
      }
      soon();
    },
    soon,
    takeBack(session) {
      const typed = typedLast(session);
      if (typed === null) return null;
      if (typed.run !== null) taken.set(typed.run, typed.texts);
      if (typed.what === 'directory') places.push(...typed.texts);
      withdrawn((value) => withoutTyped(value, typed), exhaust(keeping.withdraw(searchOf(typed), now())));
      return typed;
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
