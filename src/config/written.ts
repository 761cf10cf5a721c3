import JSON5 from 'json5';

/** A value as it stands in a text of JSON5: from where to where, and what is in it. */
export type Written = WrittenObject | WrittenArray | WrittenValue;

interface Span {
  readonly start: number;
  /** The first character behind it. */
  readonly end: number;
}

export interface WrittenObject extends Span {
  readonly is: 'object';
  readonly members: readonly Member[];
}

export interface WrittenArray extends Span {
  readonly is: 'array';
  readonly items: readonly Written[];
}

export interface WrittenValue extends Span {
  readonly is: 'value';
}

export interface Member {
  readonly key: string;
  /** Where its name begins. */
  readonly start: number;
  readonly value: Written;
}

/** Of a name that is given twice the last one counts. */
export function memberOf({members}: WrittenObject, key: string): Member | undefined {
  return members.findLast((one) => one.key === key);
}

/** Where everything stands in a text that JSON5 can read; of any other it throws. */
export function readWritten(text: string): Written {
  const [found, at] = valueAt(text, blanksFrom(text, 0), 0);
  if (blanksFrom(text, at) !== text.length) throw new SyntaxError('something stands behind the value');
  return found;
}

/** Deeper than this nobody writes a configuration, and a reader that calls itself would run out of stack. */
const depthMax = 500;

type Read = readonly [found: Written, behind: number];

function valueAt(text: string, start: number, depth: number): Read {
  if (depth > depthMax) throw new SyntaxError(`it is nested more than ${depthMax} deep`);
  if (text[start] === '{') return objectAt(text, start, depth);
  if (text[start] === '[') return arrayAt(text, start, depth);
  const end = start + (match(quoted, text, start) ?? match(bare, text, start) ?? fail(start)).length;
  return [{is: 'value', start, end}, end];
}

function objectAt(text: string, start: number, depth: number): Read {
  const members: Member[] = [];
  let at = blanksFrom(text, start + 1);
  while (text[at] !== '}') {
    const name = match(quoted, text, at) ?? match(bare, text, at) ?? fail(at);
    const colon = blanksFrom(text, at + name.length);
    if (text[colon] !== ':') fail(colon);
    const [value, behind] = valueAt(text, blanksFrom(text, colon + 1), depth + 1);
    members.push({key: keyOf(name), start: at, value});
    at = nextFrom(text, behind, '}');
  }
  return [{is: 'object', start, end: at + 1, members}, at + 1];
}

function arrayAt(text: string, start: number, depth: number): Read {
  const items: Written[] = [];
  let at = blanksFrom(text, start + 1);
  while (text[at] !== ']') {
    const [item, behind] = valueAt(text, at, depth + 1);
    items.push(item);
    at = nextFrom(text, behind, ']');
  }
  return [{is: 'array', start, end: at + 1, items}, at + 1];
}

/** Behind the comma, or at the bracket that ends it all. */
function nextFrom(text: string, behind: number, end: string): number {
  const at = blanksFrom(text, behind);
  if (text[at] === ',') return blanksFrom(text, at + 1);
  return text[at] === end ? at : fail(at);
}

/** The first character that is neither blank nor part of a comment. */
export function blanksFrom(text: string, at: number): number {
  return at + (match(blanks, text, at) ?? '').length;
}

const blanks = /(?:\s+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\/)*/y;
const quoted = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
/** A number, a word, or a name without quotes. */
const bare = /[^\s,:'"{}[\]/]+/y;

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** Names have escapes of their own, in quotes and without. */
function keyOf(name: string): string {
  return Object.keys(JSON5.parse(`{${name}:0}`) as object)[0] ?? '';
}

function fail(at: number): never {
  throw new SyntaxError(`unexpected character at ${at}`);
}
