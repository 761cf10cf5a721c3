import {createHmac, randomBytes} from 'node:crypto';

/** Marks as a look at many hosts shows them. */
export interface ShownMarks {
  /** What stands for a text that nobody is to read. */
  of(text: string): string;
  /** A text in which the marks of a far side have become ours; equal ones stay equal. */
  again(text: string): string;
}

/**
 * Every host of a fleet knows the key with which all of them make their marks, so with a mark of another one it could try out what that
 * stands for. What is shown or written therefore bears marks by a key that stays in this process.
 */
export function shownMarks(key: Buffer = randomBytes(32)): ShownMarks {
  const digits = (text: string) => createHmac('sha256', key).update(text).digest('hex').slice(0, 6);
  return {
    of: (text) => `~${digits(text)}`,
    again: (text) => text.replaceAll(mark, (_, before: string, known: string) => `${before}${digits(known)}›`),
  };
}

const mark = /(‹secret [\w.[\]-]{1,48} ~)([0-9a-f]{6})›/g;
