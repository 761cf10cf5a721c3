import type {Redaction} from '../../model/index.ts';
import {isConfiguration, isDocument, learnConfig} from '../learn-config.ts';
import {shapeOfPath} from '../shapes.ts';
import {findBegun, findShortened} from './begun.ts';
import {createCleanAlready} from './clean-already.ts';
import {removeControls, removeEscapedControls} from './controls.ts';
import {applyEdits, type Edit, type Replaced} from './edits.ts';
import {findFormats} from './find-formats.ts';
import {findNames, type Shape} from './find-names.ts';
import {safeEnd, safeStart} from './fragments.ts';
import {openJournalBytes} from './journal-bytes.ts';
import {cleanJson, keepJson} from './json-text.ts';
import {createKnown, type Known} from './known.ts';
import {createLearnStream, type LearnStream} from './learn-stream.ts';
import {createMarks, type Marks} from './marks.ts';
import {findMasks} from './masks.ts';
import {findPairs} from './pairs.ts';
import {findProgramOptions} from './program-options.ts';
import {type CleanStream, createCleanStream} from './stream.ts';

/**
 * A cleaner before it knows the secrets of its host. It can only be told them: what it would clean now would keep every value that is
 * recognised by nothing but having been met before.
 */
export interface UntoldCleaner {
  /** Learns what `say` has to tell, all of it, and only then becomes a cleaner. */
  tell(say: (learning: Learning) => Promise<void> | void): Promise<Cleaner>;
  /** Becomes a cleaner that knows no host; the reason is a sentence that whoever shows its texts can say. */
  tellNothing(because: string): Cleaner;
}

/** What a source of secrets can say. */
export interface Learning {
  /** This value is secret, whatever it looks like. */
  value(name: string, value: string): void;
  /** In this text of a file secrets stand under names that say so. */
  text(path: string, text: string): Promise<void>;
}

export interface Cleaner {
  /** What it was told before anything went through it: null, or why it knows no host. */
  readonly untold: string | null;
  /** The text without control characters and secrets; `where` is for the ledger. */
  clean(text: string, where: string, shape?: Shape): string;
  /** The same for a text that stopped where it happened to be, so that it may end in the middle of a secret. */
  cleanStopped(text: string, where: string, shape?: Shape): string;
  /** How much of a text that was cut at its end is free of pieces of secrets. */
  safeEnd(text: string): number;
  /** From where on a text that was cut at its head is free of pieces of secrets. */
  safeStart(text: string): number;
  /** Makes a value known, so that it is found without its name and in other writings. */
  learn(name: string, value: string): void;
  /** Learns from a file what it is about to show. False where it is a configuration of which not everything can be learnt. */
  learnFile(path: string, text: string, whole: boolean): Promise<boolean>;
  /** How many writings of values it looks for; it grows with every secret that is met for the first time. */
  count(): number;
  /** Says of a text whether it holds a value that became known after the count was `since`. */
  news(since: number): (text: string) => boolean;
  /** Cleans a text that comes in pieces, however they are cut. */
  stream(where: string): CleanStream;
  /** Learns from a long text that comes in pieces and is shown to nobody. */
  learning(): LearnStream;
  /** Kind, count and places of all that was replaced. */
  ledger(): Redaction[];
}

/** One cleaner serves one session: its key makes equal secrets show as equal, and is never written. */
export function createCleaner({key}: {readonly key: Buffer}): UntoldCleaner {
  const configurations = new Set<string>();
  const cleaner = makeCleaner(key, (path) => isConfiguration(path) || configurations.has(path));
  return {
    async tell(say) {
      await say({
        value: (name, value) => cleaner.learn(name, value),
        async text(path, text) {
          // What a configuration includes may have any name, and is read again when it was changed.
          if (isDocument(path, text)) configurations.add(path);
          await cleaner.learnFile(path, text, true);
          // What it finds by names and formats is known from then on; the text itself is for nobody.
          cleaner.clean(text, path, shapeOfPath(path));
        },
      });
      return {...cleaner, untold: null};
    },
    tellNothing: (because) => ({...cleaner, untold: because}),
  };
}

function makeCleaner(key: Buffer, isConfig: (path: string) => boolean): Omit<Cleaner, 'untold'> {
  const marks = createMarks(key);
  const known = createKnown();
  const already = createCleanAlready(known.count);

  const search = (text: string, shape: Shape): Edit[] => [
    ...findNames(text, shape),
    ...findFormats(text),
    ...findProgramOptions(text),
    ...findPairs(text),
  ];

  const find = (text: string, shape: Shape): Edit[] => {
    const found = search(text, shape);
    for (const {label, value, guessed} of found) {
      // Its form tells it again, and it may be no more than a writing of what is known.
      if (guessed === 'by its form') continue;
      known.learn(label, value);
      // `X_API_KEYS=one,two` holds several, and each is used alone.
      if (/keys|tokens/i.test(label)) {
        value.split(/[\s,;]+/).forEach((one) => known.learn(label, one));
      }
    }

    return [...found, ...findMasks(text, known), ...findShortened(text, known), ...known.find(text)];
  };

  const replace = (raw: string, shape: Shape, stopped: boolean, count: (mark: string) => void): string => {
    const markOf = ({label, value}: Edit) => {
      const mark = marks.of(label, value);
      count(mark);
      return mark;
    };

    const text = removeControls(openJournalBytes(raw), shape === 'nul');
    let done = applyEdits(text, [...find(text, shape), ...(stopped ? findBegun(text, known) : [])], markOf);
    for (let turn = 0; turn < turnsMax; turn += 1) {
      // Escapes go after the secrets, because a password may hold what looks like one; what they hid is looked for again.
      const opened = removeEscapedControls(done.text);
      if (opened === done.text && !borders(done).some((border) => search(border, shape).length > 0 || known.find(border).length > 0)) {
        break;
      }

      done = applyEdits(opened, find(opened, shape), markOf);
    }

    return keepJson(text, done.text, (document) => cleanJson(document, (string) => replace(string, 'text', false, count), markOf));
  };

  /** Fails closed: what cannot be cleaned is not shown. */
  const clean = (text: string, where: string, shape: Shape, stopped: boolean): string => {
    if (!stopped && already.has(text, shape)) {
      return text;
    }

    try {
      const done = replace(text, shape, stopped, (mark) => marks.count(mark, where));
      if (done === text && !stopped) {
        already.add(text, shape);
      }

      return done;
    } catch {
      return withheld;
    }
  };

  /** For comparing parts with the whole; what is not shown is not counted. */
  const tryOut = (text: string) => replace(text, 'text', false, () => undefined);

  const learn = learnInto(marks, known);
  return {
    clean: (text, where, shape = 'text') => clean(text, where, shape, false),
    cleanStopped: (text, where, shape = 'text') => clean(text, where, shape, true),
    safeEnd: (text) => safeEnd(text, tryOut),
    safeStart: (text) => safeStart(text, tryOut),
    learn,
    async learnFile(path, text, whole) {
      const learnt = await learnConfig(path, text, learn, isConfig(path));
      return learnt && (whole || !isConfig(path));
    },
    count: known.count,
    news: known.news,
    stream: (where) =>
      createCleanStream(
        (text) => clean(text, where, 'text', false),
        (text) => safeEnd(text, tryOut),
      ),
    learning: () => createLearnStream((lines) => clean(lines, 'read to learn from', 'text', false)),
    ledger: () => marks.ledger(),
  };
}

function learnInto(marks: Marks, known: Known): (name: string, raw: string) => void {
  return (name, raw) => {
    const value = removeControls(raw, false);
    // The first label wins, so a full name that is learned early stands in every mark.
    marks.of(name, value);
    known.learn(name, value, true);
  };
}

/** What stands in place of a text that could not be cleaned. */
export const withheld = '[rungs: this text is withheld, because it could not be cleaned of secrets; look at it on the host itself]';

/** What stands in place of a configuration that is not learnt to its end. */
export const withheldConfig =
  '[rungs: this configuration is withheld, because it is larger than any that is learnt in whole and may hold secrets that are not known; look at it on the host itself]';

/**
 * What stands beside a mark may be a secret that its neighbour hid, as a word's middle hides what would be one by itself. So that
 * cleaning twice changes nothing, these places are looked at again.
 */
function borders({text, marks}: Replaced): string[] {
  return marks.length > bordersMax ? [text] : marks.map((at) => text.slice(Math.max(0, at - borderChars), at + 2 * borderChars));
}

const borderChars = 128;

/** Each turn takes at least one secret that touches the last one; nobody writes more of them in one word. */
const turnsMax = 8;

/** With so many marks the whole text is as quickly looked at as its pieces. */
const bordersMax = 200;
