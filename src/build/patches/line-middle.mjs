// Stands beside Ink's own way of drawing a changed line, which repaints from the first changed column to the end of the line:
// where panes stand side by side, one number at the left would repaint every pane to its right.
import {isOfOneColumnEach} from './graphemes.mjs';

const sgr = /\u001B\[([\d;]*)m/g;

/**
 * The bytes that turn one line into another when the two differ in one stretch of plain text of the same width, and in
 * nothing else; undefined when they differ in more. The cursor stands somewhere on the line.
 */
export function lineMiddle(previous, next) {
  if (previous.length !== next.length || previous === next) return undefined;
  let start = 0;
  while (previous[start] === next[start]) start += 1;
  let end = next.length;
  while (previous[end - 1] === next[end - 1]) end -= 1;
  const head = next.slice(0, start);
  const [before, after] = [previous.slice(start, end), next.slice(start, end)];
  // A difference inside a colour code is none of text; an unfinished code is the only place where the head can end in one.
  if (/\u001B(?:\[[\d;]*)?$/.test(head) || !isOfOneColumnEach(before) || !isOfOneColumnEach(after)) return undefined;
  const text = head.replaceAll(sgr, '');
  if (!isOfOneColumnEach(text)) return undefined;
  const styles = stylesAt(head);
  return `\u001B[${text.length + 1}G${styles}${after}${styles === '' ? '' : '\u001B[0m'}`;
}

/** The codes that are on at the end of a text, in the order in which they were switched on. */
function stylesAt(text) {
  let on = [];
  for (const [code, number] of text.matchAll(sgr)) {
    const ends = endedBy[number];
    if (number === '0' || number === '') on = [];
    else if (ends === undefined) on.push({code, number});
    else on = on.filter((one) => !ends.test(one.number));
  }
  return on.map(({code}) => code).join('');
}

const endedBy = {
  22: /^[12]$/,
  23: /^3$/,
  24: /^4$/,
  27: /^7$/,
  28: /^8$/,
  29: /^9$/,
  39: /^(?:3[0-7]|38;.*|9[0-7])$/,
  49: /^(?:4[0-7]|48;.*|10[0-7])$/,
  55: /^53$/,
};
