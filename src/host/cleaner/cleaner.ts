import type {Redaction} from '../../model/index.ts';
import {removeControls} from './controls.ts';
import {applyEdits} from './edits.ts';
import {findFormats} from './find-formats.ts';
import {findNames, type Shape} from './find-names.ts';
import {openJournalBytes} from './journal-bytes.ts';
import {createKnown} from './known.ts';
import {createMarks} from './marks.ts';
import {findMasks} from './masks.ts';
import {createCleanStream, type CleanStream} from './stream.ts';

export interface Cleaner {
  /** The text without control characters and secrets; `where` is for the ledger. */
  clean(text: string, where: string, shape?: Shape): string;
  /** Makes a value known, so that it is found without its name and in other writings. */
  learn(name: string, value: string): void;
  /** The mark of a value, for those who read it where it cannot be cleaned as text. */
  mark(name: string, value: string): string;
  /** Cleans a text that comes in pieces, however they are cut. */
  stream(where: string): CleanStream;
  /** Kind, count and places of all that was replaced. */
  ledger(): Redaction[];
}

/** One cleaner serves one session: its key makes equal secrets show as equal, and is never written. */
export function createCleaner({key}: {readonly key: Buffer}): Cleaner {
  const marks = createMarks(key);
  const known = createKnown();

  const cleanOnce = (raw: string, where: string, shape: Shape): string => {
    const text = removeControls(openJournalBytes(raw), shape === 'nul');
    const found = [...findNames(text, shape), ...findFormats(text)];
    for (const {label, value} of found) {
      known.learn(label, value);
    }

    return applyEdits(text, [...found, ...findMasks(text, known), ...known.find(text)], ({label, value}) => {
      const mark = marks.of(label, value);
      marks.count(mark, where);
      return mark;
    });
  };

  const cleaner: Cleaner = {
    clean(text, where, shape = 'text') {
      try {
        return cleanOnce(text, where, shape);
      } catch {
        return withheld;
      }
    },
    learn: (name, value) => known.learn(name, value),
    mark: (name, value) => marks.of(name, value),
    stream: where => createCleanStream(text => cleaner.clean(text, where)),
    ledger: () => marks.ledger(),
  };
  return cleaner;
}

/** What stands in place of a text that could not be cleaned. */
export const withheld = '[rungs: this text is withheld, because it could not be cleaned of secrets; look at it on the host itself]';
