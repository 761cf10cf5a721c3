/** A text, and what is asked of it again and again while it is passed through once. */
export interface Reader {
  readonly text: string;
  /** Where a value without quotes ends that begins at `at`. */
  valueEnd(way: Way, at: number): number;
  /** The part of the line before `at`, or as much of it as matters. */
  lineBefore(at: number): string;
  /** Whether the line that holds `at` begins as JSON does. */
  inJson(at: number): boolean;
}

/** How a value is written, which decides what ends it. */
export type Way = keyof typeof ends;

/**
 * The next end is the same for every place before it, and so is the last newline for every place after it. Each is looked for once: a
 * megabyte of `cookie:` has a name at every step, and an end nowhere.
 */
export function createReader(text: string): Reader {
  const found = new Map<Way, {readonly from: number; readonly end: number}>();
  let seenTo = 0;
  let line = 0;

  const lineStart = (at: number) => {
    if (at < seenTo) {
      return text.lastIndexOf('\n', at - 1) + 1;
    }

    const newline = text.slice(seenTo, at).lastIndexOf('\n');
    line = newline === -1 ? line : seenTo + newline + 1;
    seenTo = at;
    return line;
  };

  return {
    text,
    valueEnd(way, at) {
      const last = found.get(way);
      if (last && last.from <= at && at <= last.end) {
        return Math.min(last.end, at + valueCharsMax);
      }

      const pattern = ends[way];
      pattern.lastIndex = at;
      const end = pattern.exec(text)?.index ?? text.length;
      found.set(way, {from: at, end});
      return Math.min(end, at + valueCharsMax);
    },
    lineBefore: (at) => text.slice(Math.max(lineStart(at), at - lineCharsMax), at),
    inJson(at) {
      jsonBegins.lastIndex = lineStart(at);
      return jsonBegins.test(text);
    },
  };
}

const ends = {
  /** A header goes to the end of its line, or of the quotes in which the whole header stands. */
  header: /(?<!\\)\\*["']|\n|\u0000|(?<!\\)\\+[rn]|$/g,
  nul: /[\u0000\n]|$/g,
  query: /[\s&#"'<>\\\u0000]|$/g,
  /** `Environment="X_TOKEN=a b"`: the quote that opened before the name closes after the value. */
  '"': /(?<!\\)\\*"|[\n\u0000]|$/g,
  "'": /'|[\n\u0000]|$/g,
  setting: /[ \t]{1,64}#|[ \t]{0,64}[,;]?[ \t]{0,64}(?:\n|$)/g,
  assigned: /[\s"'`\u0000]|[),;\]}]{1,16}(?:\s|$)|(?<!\\)\\+[nrt"]|$/g,
  prose: /[\s"'`,}\]\u0000]|[);]{1,16}(?:\s|$)|(?<!\\)\\+[nrt"]|$/g,
};

/** Longer than any secret that is written without quotes. */
const valueCharsMax = 16_384;

/** As much of a command line as its beginning and an argument in it can be apart. */
const lineCharsMax = 2048;

const jsonBegins = /[ \t]{0,256}[{["]/y;
