import type {Edit} from './edits.ts';
import {secretNameKind} from './names.ts';
import {isReference} from './references.ts';

/**
 * Whatever was JSON before stays JSON: the whole text, or each line of a log, and JSON within its strings as well. A document in which
 * quotes within strings led the search astray is cleaned anew in the slow way.
 */
export function keepJson(before: string, after: string, cleanSlowly: (document: string) => string): string {
  if (before === after || !begins.test(before)) {
    return after;
  }

  const document = parsed(before);
  if (document !== undefined) {
    return fits(document, parsed(after)) ? after : cleanSlowly(before);
  }

  const lines = before.split('\n');
  const cleanLines = after.split('\n');
  return lines.length === 1 || lines.length !== cleanLines.length
    ? after
    : lines.map((line, at) => keepJson(line, cleanLines[at] ?? '', cleanSlowly)).join('\n');
}

/**
 * Every string is cleaned by itself and written anew. Numbers stay as they are written, because chat identifiers are longer than a
 * number can be.
 */
export function cleanJson(text: string, clean: (string: string) => string, markOf: (edit: Edit) => string): string {
  let name = '';
  return text.replace(strings, (literal, inside: string, colon: string | undefined, start: number) => {
    const string = JSON.parse(`"${inside}"`) as string;
    if (colon !== undefined) {
      name = string;
      return JSON.stringify(fieldName.test(string) ? string : clean(string)) + colon;
    }

    const label = name;
    name = '';
    const secret = secretNameKind(label) !== null && !isReference(string);
    return JSON.stringify(secret ? markOf({start, end: start + literal.length, value: string, label}) : clean(string));
  });
}

/**
 * A journal's line names its fields as variables are named, and without `__REALTIME_TIMESTAMP` it is no line any more: a secret that is the
 * same as such a name takes it from nobody.
 */
export function isFieldName(text: string, {start, end}: Pick<Edit, 'start' | 'end'>): boolean {
  return text.charAt(start - 1) === '"' && text.startsWith('":', end) && fieldName.test(text.slice(start, end));
}

const fieldName = /^_{0,2}[A-Z][A-Z_]*$/;

const strings = /"((?:[^"\\]|\\.)*)"(\s*:)?/g;

/** A line that begins otherwise is no document, and most lines do. */
const begins = /^\s*[{["]/m;

function parsed(text: string): unknown {
  try {
    return begins.test(text) ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** True when what was JSON within the strings of a document is JSON there still. */
function fits(before: unknown, after: unknown): boolean {
  if (typeof before === 'string') {
    const inner = parsed(before);
    return typeof after === 'string' && (inner === undefined || fits(inner, parsed(after)));
  }

  return typeof before !== 'object' || before === null
    ? after !== undefined
    : typeof after === 'object' && after !== null && Object.values(before).every((value, at) => fits(value, Object.values(after)[at]));
}
