import {findPersonal} from './find.ts';

/** Makes what stands in the place of a value; equal values get equal marks. */
export type IdMark = (value: string) => string;

/** A session's text without what says who somebody is. */
export function withoutPersonal<T>(value: T, mark: IdMark = numbered()): T {
  const replaced = (text: string): string => {
    let rest = 0;
    let said = '';
    for (const {start, end, kind} of findPersonal(text)) {
      said += `${text.slice(rest, start)}‹${kind} ${mark(written(text.slice(start, end), kind))}›`;
      rest = end;
    }
    return rest === 0 ? text : said + text.slice(rest);
  };
  const done = known.get(mark) ?? new WeakMap<object, unknown>();
  known.set(mark, done);
  return everyText(value, replaced, done) as T;
}

/**
 * A ticket is written again at every step, and a session's parts never change: what was gone through once with a mark is not gone
 * through again.
 */
const known = new WeakMap<IdMark, WeakMap<object, unknown>>();

/** Without the session's key the marks are numbers in the order in which the values are met. */
function numbered(): IdMark {
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
function everyText(value: unknown, change: (text: string) => string, done: WeakMap<object, unknown>): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (!done.has(value)) done.set(value, everyPart(value, change, done));
  return done.get(value);
}

function everyPart(value: object, change: (text: string) => string, done: WeakMap<object, unknown>): unknown {
  if (Array.isArray(value)) {
    const list = value.map((one) => everyText(one, change, done));
    return list.some((one, at) => one !== value[at]) ? list : value;
  }
  const entries = Object.entries(value).map(([key, one]) => [key, everyText(one, change, done)] as const);
  return entries.some(([key, one]) => one !== (value as Record<string, unknown>)[key]) ? Object.fromEntries(entries) : value;
}
