import {fileURLToPath} from 'node:url';

const graphemesFile = JSON.stringify(fileURLToPath(new URL('graphemes.mjs', import.meta.url)));

const because = 'Intl.Segmenter is made at every start, before any text needs it: 9 ms of processor time';
const ofText = {because, isNeeded: false, isModule: true};

/** The packages that measure and cut text for the screen, with `graphemes.mjs` in the place of Intl.Segmenter. */
export const textWidth = [
  {
    ...ofText,
    name: 'ansi-tokenize: plain text without tables',
    package: '@alcalzone/ansi-tokenize',
    version: '0.3.2',
    file: 'build/tokenize.js',
    upstream: null,
    change: (code, once) =>
      `import {graphemes as segmenter} from ${graphemesFile};\n${once(code, 'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });', '')}`,
  },
  {
    ...ofText,
    name: 'wrap-ansi: plain text without tables',
    package: 'wrap-ansi',
    version: '10.0.2',
    file: 'index.js',
    upstream: 'https://github.com/chalk/wrap-ansi/issues/46',
    change: (code, once) =>
      `import {graphemes as segmenter} from ${graphemesFile};\n${once(code, 'const segmenter = new Intl.Segmenter();', '')}`,
  },
  {
    ...ofText,
    name: 'slice-ansi: plain text without tables',
    package: 'slice-ansi',
    version: '10.0.1',
    file: 'tokenize-ansi.js',
    upstream: 'https://github.com/chalk/slice-ansi/issues/35',
    change: (code, once) =>
      `import {anyGraphemes as GRAPHEME_SEGMENTER} from ${graphemesFile};\n${once(code, "const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});", '')}`,
  },
  {
    ...ofText,
    name: 'string-width: plain text without tables',
    package: 'string-width',
    version: '8.3.0',
    file: 'index.js',
    upstream: 'https://github.com/sindresorhus/string-width/issues/57',
    because: `${because}; and the expression for emoji takes 17 ms to test for the first time`,
    change: (code, once) =>
      widthChanges.reduce(
        (text, [from, to]) => once(text, from, to),
        `import {graphemes as segmenter, isEmoji, isOfOneColumnEach} from ${graphemesFile};\n${code}`,
      ),
  },
];

const widthChanges = [
  ['const segmenter = new Intl.Segmenter();', ''],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', ''],
  // Every emoji of a single code point is wide by its East Asian Width already.
  [
    'rgiEmojiRegex.test(segment) ||',
    '((segment.length > 2 || (segment.length === 2 && segment.codePointAt(0) <= 0xFFFF)) && isEmoji(segment)) ||',
  ],
  ['if (/^[\\u0020-\\u007E]*$/.test(string)) {', 'if (isOfOneColumnEach(string)) {'],
];
