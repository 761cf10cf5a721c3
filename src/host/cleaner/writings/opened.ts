/** A piece of text in which something was read as what it stands for, and where each of its characters came from. */
export interface Opened {
  readonly text: string;
  /** For each character, where its writing begins and ends in the text that was opened. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The characters as they stand. */
export function plainly(text: string, from: number, to: number): Opened {
  const starts: number[] = [];
  const ends: number[] = [];
  // Six thousand characters around each end of a line in a secret: a function called for every one of them would be most of the cost.
  for (let at = from; at < to; at += 1) {
    starts.push(at);
    ends.push(at + 1);
  }

  return {text: text.slice(from, to), starts, ends};
}

/** The same with each match of `pattern` in the place of which `read` says something else; null leaves it as it stands. */
export function reopened(opened: Opened, pattern: RegExp, read: (match: RegExpMatchArray) => string | null): Opened {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let done = 0;
  const keep = (to: number) => {
    pieces.push(opened.text.slice(done, to));
    for (let at = done; at < to; at += 1) {
      starts.push(opened.starts[at] ?? 0);
      ends.push(opened.ends[at] ?? 0);
    }
  };

  for (const match of opened.text.matchAll(pattern)) {
    const stands = read(match);
    if (stands !== null) {
      const last = match.index + match[0].length - 1;
      keep(match.index);
      pieces.push(stands);
      for (let unit = 0; unit < stands.length; unit += 1) {
        starts.push(opened.starts[match.index] ?? 0);
        ends.push(opened.ends[last] ?? 0);
      }

      done = last + 1;
    }
  }

  keep(opened.text.length);
  return {text: pieces.join(''), starts, ends};
}
