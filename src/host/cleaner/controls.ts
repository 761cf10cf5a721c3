/** Takes out everything that can move a cursor, set a title, reach a clipboard, or make text read otherwise than it stands. */
export function removeControls(text: string, keepNul: boolean): string {
  return harmful.test(text)
    ? text
        .replace(/\r\n/g, '\n')
        .replace(sequences, '')
        .replace(returns, ' ')
        .replace(keepNul ? strayButNul : stray, '')
        .replace(piles, '$1')
    : text;
}

/** Anything but printable ASCII, tab and newline is worth the slow way. */
const harmful = /[^\t\n -~]/;

/**
 * Whole sequences, payload included: OSC, DCS, SOS, PM and APC up to their end (or the line's, when they have none), CSI with
 * its parameters, and the short ones. The first alternatives hold the eight-bit forms as well.
 */
const sequences = new RegExp(
  [
    /(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C\n]*(?:\u0007|\u001B\\|\u009C)?/,
    /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?/,
    /\u001B[ -/]*[0-~]?/,
  ]
    .map(({source}) => source)
    .join('|'),
  'g',
);

/** A lone return would write over its line, and as a newline it would forge one; a space keeps both halves in sight. */
const returns = /[\r\u2028\u2029\u0085]/g;

/** The rest of C0 and C1, what has no width, what turns the direction of writing, tags, and halves of characters. */
const strayButNul = new RegExp(
  '[\\u0001-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F' +
    '\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]' +
    '|\\uDB40[\\uDC00-\\uDDEF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]',
  'g',
);

const stray = new RegExp(`\\u0000|${strayButNul.source}`, 'g');

/** More marks on one letter than any script needs, which would paint over the lines above. */
const marks =
  '[\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0E31-\\u0E4E' +
  '\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]';

const piles = new RegExp(`(${marks}{4})${marks}+`, 'g');

/**
 * The same as JSON writes it, because whoever parses the text later must not get it back. All backslashes before go along: whatever
 * their number, JSON stays JSON.
 */
export function removeEscapedControls(text: string): string {
  if (!text.includes('\\')) {
    return text;
  }

  const plain = text.includes('\\u') ? text.replace(escapedSequences, '').replace(escapedControls, '') : text;
  return escapedReturn.test(plain) ? plain.replace(jsonLine, (line) => line.replace(escapedPair, '$1n').replace(escapedMoves, ' ')) : plain;
}

const escapedSequences =
  /(?<!\\)\\+u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^"\n\\]*(?:\\+u0007|\\+u001b\\+|\\+u009c))|(?<!\\)\\+u009b[0-?]*[ -/]*[@-~]/gi;

const escapedControls = new RegExp(
  '(?<!\\\\)\\\\+u(?:00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f]|ad)|034f|061c|115f|1160|180[b-f]|200[b-f]|202[89a-e]|206[0-9a-f]|3164' +
    '|fe0[0-9a-f]|feff|ffa0|fff[9ab]|db40\\\\+ud[cd][0-9a-f]{2})',
  'gi',
);

const escapedReturn = /\\[rbf]/;

/** `\r` is an escape in JSON and a piece of a path elsewhere, so only lines that begin as JSON does are meant. */
const jsonLine = /^[ \t]*["{[].*$/gm;

const escapedPair = /(?<!\\)(\\+)r\1n/g;

/** One backslash is an escape; of two, the letter after it tells the nested escape from the directory `\\reports`. */
const escapedMoves = /(?<!\\)\\[rbf]|(?<!\\)\\\\[rbf](?![a-z])/g;
