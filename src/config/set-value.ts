import {isDeepStrictEqual} from 'node:util';
import JSON5 from 'json5';
import {locate} from './locate.ts';
import {type PathStep, printPath} from './path.ts';
import {memberOf, readWritten, type Written, type WrittenArray, type WrittenObject} from './written.ts';

export type Edited = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly problem: string};

/**
 * The text with another value at this place and every other character as it was: comments, quotes, blanks, the order. A place that is not
 * there yet is written behind what stands beside it.
 */
export function setValue(text: string, steps: readonly PathStep[], value: unknown): Edited {
  const located = locate(text, steps);
  if (located.is === 'impossible') return {ok: false, problem: located.problem};
  if (located.is === 'included')
    return {ok: false, problem: `${printPath(steps)} comes from ${located.files.join(' and ')}, which this file includes`};
  if (located.is === 'there' && isDeepStrictEqual(JSON5.parse(text.slice(located.value.start, located.value.end)), value))
    return {ok: true, text};
  const style = styleOf(text);
  const made =
    located.is === 'there'
      ? replaced(text, located.value, value, style)
      : inserted(text, located.into, located.rest[0] ?? '', nested(located.rest.slice(1), value), style);
  return isDeepStrictEqual(JSON5.parse(made), withValue(JSON5.parse(text), steps, value))
    ? {ok: true, text: made}
    : {ok: false, problem: `${printPath(steps)} could not be set without touching something else`};
}

interface Style {
  /** What a level is indented by. */
  readonly unit: string;
  readonly newline: string;
  readonly quotesNames: boolean;
}

function styleOf(text: string): Style {
  return {
    unit: /^[\t ]+(?=\S)/m.exec(text)?.[0] ?? '  ',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    quotesNames: quotesNames(text, readWritten(text)),
  };
}

function quotesNames(text: string, root: Written): boolean {
  const first = root.is === 'object' ? root.members[0] : undefined;
  return first === undefined || /["']/.test(text[first.start] ?? '');
}

function replaced(text: string, {start, end}: Written, value: unknown, style: Style): string {
  return text.slice(0, start) + shown(value, indentAt(text, start), style) + text.slice(end);
}

function inserted(text: string, into: WrittenObject | WrittenArray, step: PathStep, value: unknown, style: Style): string {
  const last = into.is === 'object' ? into.members.at(-1)?.value : into.items.at(-1);
  const close = into.end - 1;
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  const ownLine = lineStart > into.start && text.slice(lineStart, close).trim() === '';
  const outer = indentAt(text, into.start);
  const firstInside = into.is === 'object' ? into.members[0]?.start : into.items[0]?.start;
  const inner = firstInside !== undefined && startsItsLine(text, firstInside) ? indentAt(text, firstInside) : outer + style.unit;
  const member = (into.is === 'object' ? `${nameOf(String(step), style)}: ` : '') + shown(value, inner, style);
  if (last === undefined && !ownLine && text.slice(into.start + 1, close).trim() === '')
    return `${text.slice(0, into.start + 1)}${style.newline}${inner}${member}${style.newline}${outer}${text.slice(close)}`;
  const comma = last === undefined || hasComma(text, last.end) ? '' : ',';
  const head = last === undefined ? text.slice(0, close) : text.slice(0, last.end) + comma + text.slice(last.end, close);
  const inside = head.trimEnd();
  if (!ownLine) return `${inside} ${member}${head.slice(inside.length)}${text.slice(close)}`;
  const cut = head.length - (close - lineStart);
  return `${head.slice(0, cut)}${inner}${member}${comma === '' && last !== undefined ? ',' : ''}${style.newline}${head.slice(cut)}${text.slice(close)}`;
}

/** A comma may stand behind comments. */
function hasComma(text: string, behind: number): boolean {
  return /^(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*,/.test(text.slice(behind));
}

function startsItsLine(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
}

/** The blanks at the beginning of the line in which that stands. */
function indentAt(text: string, at: number): string {
  return /^[\t ]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
}

function nameOf(name: string, {quotesNames}: Style): string {
  return quotesNames || !/^[A-Za-z_$][\w$]*$/.test(name) ? JSON.stringify(name) : name;
}

function shown(value: unknown, indent: string, style: Style): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : JSON5.stringify(value);
  const inner = indent + style.unit;
  const parts = Array.isArray(value)
    ? value.map((item) => shown(item, inner, style))
    : Object.entries(value).map(([key, item]) => `${nameOf(key, style)}: ${shown(item, inner, style)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) return `[${parts.join(', ')}]`;
  return `${open}${style.newline}${parts.map((part) => inner + part).join(`,${style.newline}`)}${style.newline}${indent}${close}`;
}

function nested(steps: readonly PathStep[], value: unknown): unknown {
  return steps.toReversed().reduce<unknown>((inner, step) => ({[String(step)]: inner}), value);
}

/** What the text has to mean afterwards. */
function withValue(whole: unknown, [step, ...rest]: readonly PathStep[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(whole)) {
    const items: readonly unknown[] = whole;
    return Number(step) < items.length
      ? items.map((item, index) => (index === Number(step) ? withValue(item, rest, value) : item))
      : [...items, nested(rest, value)];
  }
  const table = typeof whole === 'object' && whole !== null ? (whole as Readonly<Record<string, unknown>>) : {};
  return {...table, [step]: withValue(Object.hasOwn(table, step) ? table[step] : undefined, rest, value)};
}

/** The line, counted from 1, in which the value at this place stands; null where it stands in no line of this text. */
export function lineOf(text: string, steps: readonly PathStep[]): number | null {
  try {
    let here: Written | undefined = readWritten(text);
    let at = here.start;
    for (const step of steps) {
      const member: ReturnType<typeof memberOf> = here?.is === 'object' ? memberOf(here, String(step)) : undefined;
      here = member?.value ?? (here?.is === 'array' ? here.items[Number(step)] : undefined);
      if (here === undefined) return null;
      at = member?.start ?? here.start;
    }
    return text.slice(0, at).split('\n').length;
  } catch {
    return null;
  }
}
