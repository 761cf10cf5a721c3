/** A stretch of text that holds a secret: what is replaced, the value that is marked, and what it is called. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly label: string;
  /** Put around the mark, where a bare number of JSON is replaced. */
  readonly quote?: string;
  /** The inside of quotes, which ends exactly where it ends. */
  readonly exact?: true;
  /** By which it is not sure: another name for it is the better one, and only a place teaches what is searched for elsewhere. */
  readonly guessed?: 'by its form' | 'by its place';
}

export interface Replaced {
  readonly text: string;
  /** Where in the text the marks begin. */
  readonly marks: readonly number[];
}

/** Puts each edit's mark in its place; where two overlap, the whole stretch of both goes under the mark of the wider one. */
export function applyEdits(text: string, edits: readonly Edit[], markOf: (edit: Edit) => string): Replaced {
  if (edits.length === 0) {
    return {text, marks: []};
  }

  const sorted = withWholeEscapes(text, edits).sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: string[] = [];
  const marks: number[] = [];
  let length = 0;
  let done = 0;
  let open: Edit | null = null;
  let openEnd = 0;
  const close = () => {
    if (open) {
      const before = text.slice(done, open.start);
      const mark = (open.quote ?? '') + markOf(open) + (open.quote ?? '');
      pieces.push(before, mark);
      marks.push(length + before.length);
      length += before.length + mark.length;
      done = openEnd;
    }
  };

  for (const edit of sorted) {
    if (open && edit.start < openEnd) {
      open = {...(saysMore(edit, open) ? edit : open), start: open.start};
      openEnd = Math.max(openEnd, edit.end);
      continue;
    }

    close();
    open = edit;
    openEnd = edit.end;
  }

  close();
  pieces.push(text.slice(done));
  return {text: pieces.join(''), marks};
}

function saysMore(edit: Edit, than: Edit): boolean {
  const isGuessed = than.guessed !== undefined;
  return (edit.guessed !== undefined) === isGuessed ? edit.end - edit.start > than.end - than.start : isGuessed;
}

/**
 * A value such as `nine12` also stands in `\\nine12`, where its first letter belongs to an escape. Whatever escape an edit begins or
 * ends in goes as a whole, so that JSON stays JSON. What lies within quotes that go anyway needs no such care.
 */
function withWholeEscapes(text: string, edits: readonly Edit[]): Edit[] {
  if (!text.includes('\\')) {
    return [...edits];
  }

  const kept: Edit[] = [];
  let exactEnd = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || Number(b.exact ?? false) - Number(a.exact ?? false))) {
    if (edit.exact) {
      exactEnd = Math.max(exactEnd, edit.end);
      kept.push(edit);
    } else if (edit.end > exactEnd) {
      kept.push({...edit, start: escapeStart(text, edit.start), end: escapeEnd(text, edit)});
    }
  }

  return kept;
}

/** All backslashes before go along: whatever their number, what is left is no half escape. */
function escapeStart(text: string, start: number): number {
  const before = /(?<!\\)\\+(?:u[\da-f]{0,3})?$/i.exec(text.slice(Math.max(0, start - escapeCharsMax), start))?.[0] ?? '';
  const goesOn = before.endsWith('\\') ? /[\\"/bfnrtu]/ : /[\da-f]/i;
  return goesOn.test(text.charAt(start)) ? start - before.length : start;
}

function escapeEnd(text: string, {start, end}: Edit): number {
  const own = /(?<!\\)\\+(?:u[\da-f]{0,3})?$/i.exec(text.slice(Math.max(start, end - escapeCharsMax), end))?.[0] ?? '';
  if (own.includes('u')) {
    hexLeft.lastIndex = end;
    return hexLeft.test(text) ? Math.min(hexLeft.lastIndex, end + 5 - (own.length - own.indexOf('u'))) : end;
  }

  let runEnd = end;
  while (own !== '' && text.charAt(runEnd) === '\\') {
    runEnd += 1;
  }

  const run = own.length + runEnd - end;
  // One backslash left before a quote may close a string of JSON within JSON; three would be a quote inside of it.
  return run % 2 === 0 ? runEnd : run % 4 === 1 && runEnd > end ? runEnd - 1 : runEnd + 1;
}

const hexLeft = /[\da-f]{1,4}/iy;

/** More nested escapes than anyone writes. */
const escapeCharsMax = 70;
