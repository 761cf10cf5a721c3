import {createHmac} from 'node:crypto';
import type {Redaction} from '../../model/index.ts';

export interface Marks {
  /** The mark of a value; the first label under which a value was met stays its label. */
  of(label: string, value: string): string;
  /** Writes a use of a mark into the ledger. */
  count(mark: string, where: string): void;
  ledger(): Redaction[];
}

/** `‹secret NAME ~a1b2c3›` wherever a mark stands, ours or of another session. */
export const markPattern = /‹secret [\w.[\]-]{1,48} ~[0-9a-f]{6}›/;

export function createMarks(key: Buffer): Marks {
  const marks = new Map<string, {readonly mark: string; readonly label: string}>();
  const uses = new Map<string, {readonly kind: string; count: number; readonly where: Set<string>}>();
  return {
    of(label, value) {
      const known = marks.get(value);
      if (known) {
        return known.mark;
      }

      const kind = tidy(label);
      const mark = `‹secret ${kind} ~${createHmac('sha256', key).update(value).digest('hex').slice(0, 6)}›`;
      if (marks.size < valuesMax) {
        marks.set(value, {mark, label: kind});
      }

      return mark;
    },
    count(mark, where) {
      const use = uses.get(mark) ?? {kind: mark.slice('‹secret '.length, mark.lastIndexOf(' ~')), count: 0, where: new Set<string>()};
      use.count += 1;
      if (use.where.size < placesMax) {
        use.where.add(where);
      }

      uses.set(mark, use);
    },
    ledger: () => [...uses].map(([mark, {kind, count, where}]) => ({kind, mark, count, where: [...where]})),
  };
}

/** A log that is nothing but tokens must not fill the memory; beyond this many, equal values still get equal marks, recomputed. */
const valuesMax = 20_000;

/** The ticket says where a secret was met, not every time it was. */
const placesMax = 20;

/**
 * A name as it can stand in any text, JSON included. Where a part of it looks like a value itself, because the text gave no border
 * between the two, only the last word is repeated.
 */
function tidy(label: string): string {
  const name = label.replace(/[^\w.[\]-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  const words = name.split(/[-._[\]]+/);
  const suspicious =
    name.length > 48 || words.some((word) => word.length > 24 || (word.length > 7 && /\d/.test(word) && /[a-z]/.test(word)));
  const short = suspicious ? (words.at(-1) ?? '').replace(/.*(?=.{24})/, '') : name;
  return short === '' || (suspicious && /\d/.test(short)) ? 'unnamed' : short;
}
