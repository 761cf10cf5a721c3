import type {Edit} from './edits.ts';

/**
 * Private keys in their BEGIN/END form, with real newlines or escaped ones. Where the text was cut, what is left of the key still
 * goes: after a BEGIN without END, and before an END without BEGIN, as far as it looks like the inside of a key.
 */
export function findPrivateKeys(text: string): Edit[] {
  if (!text.includes('PRIVATE KEY')) {
    return [];
  }

  const edits: Edit[] = [];
  let done = 0;
  borders.lastIndex = 0;
  let begun = -1;
  for (let match = borders.exec(text); match; match = borders.exec(text)) {
    const after = match.index + match[0].length;
    if (match[1] === 'BEGIN') {
      if (begun !== -1) {
        edits.push(keyAt(text, begun, insideAfter(text, begun)));
      }

      begun = match.index;
      continue;
    }

    edits.push(keyAt(text, begun === -1 ? insideBefore(text, match.index, done) : begun, after));
    done = after;
    begun = -1;
  }

  if (begun !== -1) {
    edits.push(keyAt(text, begun, insideAfter(text, begun)));
  }

  return edits;
}

const borders = /-----(BEGIN|END) (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** What a key consists of inside: base64, its headers, newlines real and escaped, indentation and quotes. */
const inside = /[A-Za-z0-9+/=\s\\":,.-]/;

function insideAfter(text: string, begun: number): number {
  borderLine.lastIndex = begun;
  borderLine.exec(text);
  rest.lastIndex = borderLine.lastIndex;
  rest.exec(text);
  return Math.max(borderLine.lastIndex, rest.lastIndex);
}

const borderLine = /-----BEGIN [A-Z0-9 ]+-----/y;
const rest = /(?:\s|\\[rn])*(?:[A-Za-z0-9+/=]{16,}(?:\s|\\[rn])*)*(?:[A-Za-z0-9+/=]{1,76}$)?/y;

function insideBefore(text: string, end: number, stop: number): number {
  let start = end;
  while (start > stop && inside.test(text.charAt(start - 1))) {
    start -= 1;
  }

  return start;
}

function keyAt(text: string, start: number, end: number): Edit {
  return {start, end, value: text.slice(start, end).replace(/\\[rn]|\s/g, ''), label: 'private-key'};
}
