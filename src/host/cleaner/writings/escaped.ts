import {withoutMarks} from '../variants.ts';
import {type Opened, plainly, reopened} from './opened.ts';

/**
 * The lines of a text in which characters are written as escapes of JSON, shells, units, pages or URLs, or in other alphabets' look of
 * the same letters, opened until nothing is left to open. Most lines have nothing of the kind, and cost one search.
 */
export function* openEscapes(text: string): Generator<Opened> {
  worthOpening.lastIndex = 0;
  for (let match = worthOpening.exec(text); match; match = worthOpening.exec(text)) {
    const from = Math.max(text.lastIndexOf('\n', match.index) + 1, match.index - beforeCharsMax);
    const newline = text.indexOf('\n', match.index);
    const to = Math.min(newline === -1 ? text.length : newline, match.index + afterCharsMax);
    yield* openings(plainly(text, from, to));
    // A line that is longer goes on where the next value could begin.
    worthOpening.lastIndex = to === newline || to === text.length ? to : Math.max(match.index + 1, to - beforeCharsMax);
  }
}

/** Each turn is said by itself, because a value may hold what looks like an escape. */
function* openings(opened: Opened): Generator<Opened> {
  let before = opened;
  yield folded(before);
  for (let turn = 0; turn < turnsMax; turn += 1) {
    const after = reopened(before, escapes, standsFor);
    if (after.text === before.text) return;
    yield folded(after);
    before = after;
  }
}

/** Letters of one look become one letter, and what only stands on a letter goes. */
function folded(opened: Opened): Opened {
  return beyondAscii.test(opened.text) ? reopened(opened, /[^\0-\x7f]+/gu, ([letters]) => withoutMarks(letters)) : opened;
}

function standsFor({groups = {}}: RegExpMatchArray): string | null {
  const {name, octal, decimal} = groups;
  if (name !== undefined) return entities[name.toLowerCase()] ?? null;
  const hex = groups['braced'] ?? groups['unit'] ?? groups['byte'] ?? groups['page'] ?? groups['url'];
  const digits = hex ?? octal ?? decimal;
  if (digits === undefined) return groups['percent'] ?? groups['itself'] ?? null;
  const code = Number.parseInt(digits, hex !== undefined ? 16 : octal !== undefined ? 8 : 10);
  return code <= 0x10_ffff ? String.fromCodePoint(code) : null;
}

const escapes = new RegExp(
  [
    /\\+u\{(?<braced>[\da-f]{1,6})\}/,
    /\\+u(?<unit>[\da-f]{4})/,
    /\\+x(?<byte>[\da-f]{2})/,
    /\\+(?<octal>[0-3][0-7]{2})/,
    /&#x(?<page>[\da-f]{1,6});?/,
    /&#(?<decimal>\d{1,7});?/,
    /&(?<name>[a-z]{2,8});/,
    /%(?<url>[\da-f]{2})/,
    /%(?<percent>%)/,
    /\\+(?<itself>["'/$`\\ !#%&()*,:;<=>?@[\]^{|}~-])/,
  ]
    .map(({source}) => source)
    .join('|'),
  'gi',
);

/** A quote behind one backslash or three is in every line of JSON within JSON, and `writingsOf` has those. */
const worthOpening = new RegExp(
  [
    /\\(?:u[\da-f{]|x[\da-f]|[0-3][0-7]{2}|[ !#$%&()*,:;<=>?@[\]^{|}~'-]|\\{4})/,
    /&(?:#|[A-Za-z]{2,8};)|%(?:%|[\dA-Fa-f]{2})/,
    /[\uFF01-\uFF5E\u1D00-\u1D7F\u2100-\u214F\u2460-\u24FF]/,
  ]
    .map(({source}) => source)
    .concat('\\uD835', '[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]')
    .join('|'),
  'g',
);

const beyondAscii = /[^\0-\x7f]/;

/** Named characters of HTML that a password may hold. */
const entities: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "amp& apos' ast* bsol\\ colon: comma, commat@ dollar$ equals= excl! grave` gt> hat^ hyphen- lcub{ lowbar_ lpar( lsqb[ lt< num# " +
    'percnt% period. plus+ quest? quot" rcub} rpar) rsqb] semi; sol/ verbar| vert|'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** JSON in JSON in a URL, and a turn that finds nothing. */
const turnsMax = 5;

/** Every escape of a value may be six times as long as its character; of longer ones the next piece finds the rest. */
const beforeCharsMax = 4096;
const afterCharsMax = 16_384;
