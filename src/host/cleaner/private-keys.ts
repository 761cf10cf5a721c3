import type {Edit} from './edits.ts';

/**
 * Private keys in their BEGIN/END form, with real newlines or escaped ones. Where the text was cut, what is left of the key still
 * goes: after a BEGIN without END, and before an END without BEGIN, as far as it looks like the inside of a key.
 */
export function findPrivateKeys(text: string): Edit[] {
  if (!text.includes('PRIVATE KEY')) {
    return [];
  }

  const borders = [...text.matchAll(border)].map((match) => ({
    begins: match[1] === 'BEGIN',
    start: match.index,
    end: match.index + match[0].length,
  }));
  const edits: Edit[] = [];
  for (let at = 0; at < borders.length; at += 1) {
    const here = borders[at];
    const next = borders[at + 1];
    if (!here) {
      break;
    }

    const done = edits.at(-1)?.end ?? 0;
    if (!here.begins) {
      edits.push(keyAt(text, insideBefore(text, here.start, done), here.end));
    } else if (next && !next.begins && next.start - here.end <= keyCharsMax && !text.slice(here.end, next.start).includes('"')) {
      edits.push(keyAt(text, here.start, next.end));
      at += 1;
    } else {
      edits.push(keyAt(text, here.start, insideAfter(text, here.end)));
    }
  }

  return edits;
}

/** Where a private key begins that the text does not end, so that its END may still come; null when there is none. */
export function openPrivateKey(text: string): number | null {
  const begun = text.lastIndexOf('-----BEGIN ');
  const [first] = begun === -1 ? [] : text.slice(begun).matchAll(border);
  return first?.index === 0 && first[1] === 'BEGIN' && insideAfter(text, begun + first[0].length) === text.length ? begun : null;
}

const border = /-----(BEGIN|END) (?:[A-Z0-9]{1,16} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** A key of 16,384 bits has some 13,000 characters; the rest is for comments and indentation. */
const keyCharsMax = 32_768;

/** A line of base64 or a header such as `Proc-Type: 4,ENCRYPTED`, with what stands before it, written plainly or escaped. */
const line = /(?:\s|\\+[rn]){0,64}(?:[A-Za-z0-9+/=]{16,}|[A-Z][A-Za-z-]{2,20}: [^\n\\"']{1,80})/y;

/** The last line is shorter, and so is what a cut leaves of any line; words of prose go on behind a blank. */
const lastLine = /(?:(?:\s|\\+[rn]){0,64}[A-Za-z0-9+/]{1,15}={0,2}(?=\n|\\+[rn]|["']|$))?(?:\s|\\+[rn]){0,64}/y;

function insideAfter(text: string, from: number): number {
  const limit = Math.min(text.length, from + keyCharsMax);
  let end = from;
  for (line.lastIndex = from; end < limit && line.test(text); ) {
    end = line.lastIndex;
  }

  lastLine.lastIndex = end;
  return lastLine.test(text) && (lastLine.lastIndex === text.length || /\S/.test(text.slice(end, lastLine.lastIndex)))
    ? lastLine.lastIndex
    : end;
}

/** Backwards over lines of base64; only the last line of a key may be a short one. */
function insideBefore(text: string, end: number, stop: number): number {
  const from = Math.max(stop, end - keyCharsMax);
  let start = end;
  for (let lines = 0; start > from; lines += 1) {
    const line = backwards(text, start, from, betweenLines);
    const begin = backwards(text, line, from, base64);
    if (begin === line || (lines > 0 && line - begin < 16 && begin > 0)) {
      break;
    }

    start = begin;
  }

  return start;
}

function backwards(text: string, end: number, from: number, what: RegExp): number {
  let start = end;
  while (start > from && what.test(text.charAt(start - 1)) && !(what === base64 && escapedNewline(text, start))) {
    start -= 1;
  }

  return start;
}

const base64 = /[A-Za-z0-9+/=]/;
const betweenLines = /[\s\\rn]/;

/** In `…AQAB\nMIIE…` the `n` belongs to the escape and not to the line before. */
function escapedNewline(text: string, end: number): boolean {
  return text.charAt(end - 2) === '\\' && /[rn]/.test(text.charAt(end - 1));
}

function keyAt(text: string, start: number, end: number): Edit {
  return {start, end, value: text.slice(start, end).replace(/\\+[rn]|\s/g, ''), label: 'private-key'};
}
