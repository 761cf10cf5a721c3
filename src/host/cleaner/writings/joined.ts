import {type Opened, plainly, reopened} from './opened.ts';

/**
 * Around each end of a line in the middle of what could be a value, the text with the line's end and what indents the next one taken
 * out: wrapped base64, and whatever a terminal or a mail broke in two. `holds` says of four characters whether they stand in a value.
 */
export function* openBreaks(text: string, holds: (four: string) => boolean): Generator<Opened> {
  for (const {pattern, ends} of breaks) {
    for (const {index, 0: end} of text.matchAll(ends)) {
      const before = text
        .slice(Math.max(0, index - blankCharsMax - 4), index)
        .trimEnd()
        .slice(-4);
      if (mayJoin(before, text.slice(index + end.length, index + end.length + 4), holds)) {
        yield reopened(
          plainly(text, Math.max(0, index - aroundCharsMax), Math.min(text.length, index + end.length + aroundCharsMax)),
          pattern,
          () => '',
        );
      }
    }
  }
}

/** A value that goes on over the end has two runs of four there that follow each other, wherever in it the end is. */
function mayJoin(before: string, after: string, holds: (four: string) => boolean): boolean {
  let last = false;
  for (let taken = 4; taken >= 0; taken -= 1) {
    const four = before.slice(before.length - taken) + after.slice(0, 4 - taken);
    const now = four.length === 4 && holds(four);
    if (last && now) return true;
    last = now;
  }

  return false;
}

const breaks = [
  // An end of a line as it is, or as JSON writes it, with what indents or quotes the next one.
  {pattern: /[ \t]{0,8}(?:\\{1,4}r)?(?:\n|\\{1,4}n)[ \t>|]{0,40}/g, ends: /(?:\\{1,4}r)?(?:\n|\\{1,4}n)[ \t>|]{0,40}/g},
  // The same between two strings that are one, or in a word that a shell continues on the next line.
  {pattern: /(?:["']|\\)[ \t+]{0,8}\n[ \t+]{0,40}["']?/g, ends: /(?:["']|\\)[ \t+]{0,8}\n[ \t+]{0,40}["']?/g},
];

/** Blanks before the end of a line belong to nothing. */
const blankCharsMax = 8;

/** As long as a value is at most, in base64. */
const aroundCharsMax = 3072;
