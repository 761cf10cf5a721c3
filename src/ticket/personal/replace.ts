import {findPersonal} from './find.ts';

/** Makes what stands in the place of a value; equal values get equal marks. */
export type IdMark = (value: string) => string;

/** A session's text without what says who somebody is. */
export function withoutPersonal<T>(value: T, mark: IdMark = numbered()): T {
  const markOf = (text: string, kind: string) => `‹${kind} ${mark(written(text, kind))}›`;
  const done = known.get(mark) ?? new WeakMap<object, unknown>();
  known.set(mark, done);
  return everyText(value, (texts) => replaced(texts, markOf), done) as T;
}

type Change = (texts: readonly string[]) => readonly string[];

/** Texts that are read one after the other, as the words of a command are: what stands before a number says what it is. */
function replaced(texts: readonly string[], markOf: (text: string, kind: string) => string): readonly string[] {
  const found = findPersonal(texts.join(' '));
  if (found.length === 0) return texts;
  let from = 0;
  return texts.map((text) => {
    const [begin, end] = [from, from + text.length];
    from = end + 1;
    let [rest, said] = [begin, ''];
    for (const one of found) {
      const [start, stop] = [Math.max(one.start, begin), Math.min(one.end, end)];
      if (start >= stop) continue;
      said += `${text.slice(rest - begin, start - begin)}${markOf(text.slice(start - begin, stop - begin), one.kind)}`;
      rest = stop;
    }
    return rest === begin ? text : said + text.slice(rest - begin);
  });
}

/**
 * A ticket is written again at every step, and a session's parts never change: what was gone through once with a mark is not gone
 * through again.
 */
const known = new WeakMap<IdMark, WeakMap<object, unknown>>();

/** Without the session's key the marks are numbers in the order in which the values are met. */
export function numbered(): IdMark {
  const met = new Map<string, number>();
  return (value) => {
    if (!met.has(value)) met.set(value, met.size + 1);
    return String(met.get(value));
  };
}

/** The same number with or without blanks is the same value. */
function written(text: string, kind: string): string {
  return kind === 'phone' ? text.replace(/[^\d+]/g, '') : text.toLowerCase().replace('%40', '@');
}

/** What nothing was replaced in stays the same object. */
function everyText(value: unknown, change: Change, done: WeakMap<object, unknown>): unknown {
  if (typeof value === 'string') return change([value])[0];
  if (typeof value !== 'object' || value === null) return value;
  if (!done.has(value)) done.set(value, everyPart(value, change, done));
  return done.get(value);
}

function everyPart(value: object, change: Change, done: WeakMap<object, unknown>): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => everyText(one, change, done));
    return list.some((one, at) => one !== value[at]) ? list : value;
  }
  const entries = Object.entries(value).map(
    ([key, one]) => [key, isCommand(key, one) ? change(one) : everyText(one, change, done)] as const,
  );
  return entries.some(([key, one]) => one !== (value as Record<string, unknown>)[key]) ? Object.fromEntries(entries) : value;
}

function isCommand(key: string, value: unknown): value is readonly string[] {
  return key === 'argv' && Array.isArray(value) && value.every((word) => typeof word === 'string');
}
