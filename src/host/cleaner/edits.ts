/** A stretch of text that holds a secret: what is replaced, the value that is marked, and what it is called. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly label: string;
}

/** Puts each edit's mark in its place; where two overlap, the whole stretch of both goes under the mark of the wider one. */
export function applyEdits(text: string, edits: readonly Edit[], markOf: (edit: Edit) => string): string {
  if (edits.length === 0) {
    return text;
  }

  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  const pieces: string[] = [];
  let done = 0;
  let open: Edit | null = null;
  let openEnd = 0;
  const close = () => {
    if (open) {
      pieces.push(text.slice(done, open.start), markOf(open));
      done = openEnd;
    }
  };

  for (const edit of sorted) {
    if (open && edit.start < openEnd) {
      open = {...(edit.end - edit.start > open.end - open.start ? edit : open), start: open.start};
      openEnd = Math.max(openEnd, edit.end);
      continue;
    }

    close();
    open = edit;
    openEnd = edit.end;
  }

  close();
  pieces.push(text.slice(done));
  return pieces.join('');
}
