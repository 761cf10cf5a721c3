/**
 * Texts of which every match of a regular expression holds at least one, in lower case; null when there is no such set.
 * Understands what the signatures are written in: characters, classes, groups with alternatives, quantifiers, `.`, `\b`, `\d` and the like.
 */
export function literalsOf(source: string): readonly string[] | null {
  const reader = {source, at: 0};
  const best = bestOf(alternatives(reader));
  if (reader.at < source.length) throw new Error(`The pattern ${source} cannot be read beyond ${reader.at}.`);
  return best;
}

interface Reader {
  readonly source: string;
  at: number;
}

/** One alternative: the texts that it must hold, and all its texts where they are few and known. */
interface Part {
  readonly candidates: readonly (readonly string[])[];
  readonly exact: readonly string[] | null;
}

/** A cross product larger than this is no help as a filter. */
const productMax = 16;

function alternatives(reader: Reader): readonly Part[] {
  const parts = [sequence(reader)];
  while (reader.source[reader.at] === '|') {
    reader.at += 1;
    parts.push(sequence(reader));
  }
  return parts;
}

function sequence(reader: Reader): Part {
  const candidates: (readonly string[])[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  const flush = (next: readonly string[] = ['']): void => {
    candidates.push(run);
    run = next;
    whole = false;
  };
  while (reader.at < reader.source.length && reader.source[reader.at] !== '|' && reader.source[reader.at] !== ')') {
    const item = atom(reader);
    if (item === 'nothing') continue;
    const [least, most] = quantifier(reader);
    const texts = item.exact;
    if (texts === null || (least === 0 && most > 1)) {
      if (least > 0) candidates.push(...item.candidates);
      flush();
    } else if (most > 1) {
      // Whatever was repeated, its last round stands right before what follows.
      run = product(run, texts) ?? run;
      flush(texts);
    } else {
      const joined = product(run, least === 0 ? ['', ...texts] : texts);
      if (joined !== null) run = joined;
      else flush(least === 0 ? [''] : texts);
    }
  }
  candidates.push(run);
  return {candidates, exact: whole ? run : null};
}

/** One character, class or group. */
function atom(reader: Reader): Part | 'nothing' {
  const {source} = reader;
  const char = source[reader.at] ?? '';
  reader.at += 1;
  if (char === '^' || char === '$') return 'nothing';
  if (char === '.') return anything;
  if (char === '[') return charClass(reader);
  if (char === '(') return group(reader);
  if (char !== '\\') return one(char);
  const escaped = source[reader.at] ?? '';
  reader.at += 1;
  if (escaped === 'b') return 'nothing';
  return /[a-zA-Z]/.test(escaped) ? anything : one(escaped);
}

function group(reader: Reader): Part {
  if (reader.source.startsWith('?:', reader.at)) reader.at += 2;
  else if (reader.source[reader.at] === '?') throw new Error(`The pattern ${reader.source} looks around, which a signature does not need.`);
  const parts = alternatives(reader);
  reader.at += 1;
  const exact = parts.every((part) => part.exact !== null) ? parts.flatMap((part) => part.exact ?? []) : null;
  const best = bestOf(parts);
  return {candidates: best === null ? [] : [best], exact: exact !== null && exact.length <= productMax ? exact : null};
}

/** A class of a few characters is as good as its alternatives; a larger one says nothing. */
function charClass(reader: Reader): Part {
  const end = reader.source.indexOf(']', reader.at + 1);
  const inside = reader.source.slice(reader.at, end).replace(/\\(.)/g, '$1');
  reader.at = end + 1;
  if (inside.startsWith('^') || /\w-\w/.test(inside) || inside.length > 4) return anything;
  return {candidates: [[...inside]], exact: [...inside].map(lower)};
}

function quantifier(reader: Reader): readonly [number, number] {
  const found = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/.exec(reader.source.slice(reader.at));
  if (found === null) return [1, 1];
  reader.at += found[0].length;
  if (found[0].startsWith('?')) return [0, 1];
  if (found[0].startsWith('*')) return [0, Infinity];
  if (found[0].startsWith('+')) return [1, Infinity];
  const least = Number(found[1]);
  return [least, found[2] === undefined ? least : found[2] === '' ? Infinity : Number(found[2])];
}

/** The set whose shortest text is longest; of equals the smaller set. */
function bestOf(parts: readonly Part[]): readonly string[] | null {
  const best: string[] = [];
  for (const part of parts) {
    const usable = part.candidates.filter((texts) => texts.length > 0 && texts.every((text) => text !== ''));
    const first = [...usable].sort((a, b) => shortest(b) - shortest(a) || a.length - b.length)[0];
    if (first === undefined) return null;
    best.push(...first);
  }
  const texts = [...new Set(best)];
  // A text that holds another one of the set is found by the shorter one.
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map((text) => text.length));
}

function product(left: readonly string[], right: readonly string[]): readonly string[] | null {
  if (left.length * right.length > productMax) return null;
  return left.flatMap((one) => right.map((other) => one + other));
}

const anything: Part = {candidates: [], exact: null};

/** Bytes are compared, so only ASCII can be part of a text. */
function one(char: string): Part {
  return char.charCodeAt(0) < 128 ? {candidates: [[lower(char)]], exact: [lower(char)]} : anything;
}

function lower(char: string): string {
  return char.toLowerCase();
}
