/** Takes out everything that can move a cursor, set a title, reach a clipboard, or make text read otherwise than it stands. */
export function removeControls(text: string, keepNul: boolean): string {
  const plain = harmful.test(text)
    ? text.replace(/\r\n/g, '\n').replace(sequences, '').replace(returns, ' ').replace(keepNul ? strayButNul : stray, '').replace(piles, '$1')
    : text;
  return plain.includes('\\u') ? plain.replace(escapedSequences, '').replace(escapedControls, '') : plain;
}

/** Anything but printable ASCII, tab and newline is worth the slow way. */
const harmful = /[^\t\n -~]/;

/**
 * Whole sequences, payload included: OSC, DCS, SOS, PM and APC up to their end (or the line's, when they have none), CSI with
 * its parameters, and the short ones. The first alternatives hold the eight-bit forms as well.
 */
const sequences = /(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u009C\n]*(?:\u0007|\u001B\\|\u009C)?|(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|\u001B[ -/]*[0-~]?/g;

/** A lone return would write over its line, and as a newline it would forge one; a space shows both halves. */
const returns = /[\r\u2028\u2029\u0085]/g;

const strayButNul = /[\u0001-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]|\uDB40[\uDC00-\uDDEF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const stray = new RegExp(`\\u0000|${strayButNul.source}`, 'g');

/** More marks on one letter than any script needs, which would paint over the lines above. */
const piles = /(\p{M}{4})\p{M}+/gu;

/** The same sequences as JSON writes them: whoever parses the text later must not get them back. */
const escapedSequences = /\\+u001b\[[0-?]*[ -/]*[@-~]|\\+u001b\][^"\n\\]*(?:\\+u0007|\\+u001b\\+)|\\+u009b[0-?]*[ -/]*[@-~]/gi;

const escapedControls = /\\+u(?:00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f]|ad)|034f|061c|115f|1160|180e|200[b-f]|202[89a-e]|206[0-9a-f]|3164|fe0[0-9a-f]|feff|ffa0|fff[9ab]|db40\\+ud[cd][0-9a-f]{2})/gi;
