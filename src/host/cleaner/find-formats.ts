import type {Edit} from './edits.ts';
import {createFinder} from './finder.ts';
import {type Format, formats} from './formats.ts';
import {findCards} from './cards.ts';
import {findPrivateKeys} from './private-keys.ts';
import {isReference} from './references.ts';

/** Every stretch whose shape alone says that it is a secret. */
export function findFormats(text: string): Edit[] {
  const edits: Edit[] = [...findPrivateKeys(text), ...findCards(text)];
  finder.find(text, (at, word) => {
    const format = byStart[word];
    if (!format || (!format.anywhere && at > 0 && wordCharacter.test(text.charAt(at - 1)) && !afterEscape(text, at))) {
      return undefined;
    }

    format.pattern.lastIndex = at;
    const edit = editOf(format, format.pattern.exec(text));
    if (!edit) {
      return undefined;
    }

    edits.push(edit);
    return edit.end;
  });
  for (const format of alone) {
    format.pattern.lastIndex = 0;
    for (let match = format.pattern.exec(text); match; match = format.pattern.exec(text)) {
      const edit = editOf(format, match);
      if (edit) {
        edits.push(edit);
      }
    }
  }

  return edits;
}

const starts = formats.flatMap(format => (format.starts ?? []).map(start => ({start, format})));
// The search folds case to be one with the names' search; the patterns themselves know their case.
const finder = createFinder(starts.map(({start}) => start.toLowerCase()), true);
const byStart = starts.map(({format}) => format);
const alone = formats.filter(({starts: none}) => none === null);
const wordCharacter = /[A-Za-z0-9]/;

/** In JSON the `n` of `\n` stands before the next word without being part of it. */
function afterEscape(text: string, at: number): boolean {
  return at > 1 && text.charAt(at - 2) === '\\' && /[bfnrt]/.test(text.charAt(at - 1));
}

function editOf(format: Format, match: RegExpExecArray | null): Edit | null {
  if (!match) {
    return null;
  }

  const value = match[1] ?? match[0];
  const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]));
  return isReference(value) ? null : {start, end: start + value.length, value, label: format.label};
}
