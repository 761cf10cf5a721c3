// Rolldown and Vite share one plugin interface, so the shipped bundle and the tests run the same code.
// Every change to a dependency's source stands in this file and fails the build when upstream changes.
import {fileURLToPath} from 'node:url';

/** Replaces exactly one known piece of a dependency; a release without that piece stops the build here. */
function replaceOnce(code, from, to, file) {
  if (from === undefined || !code.includes(from)) {
    throw new Error(`src/build/plugins.mjs: ${file} no longer contains "${String(from).slice(0, 60)}"; look at the new release and adapt`);
  }
  return code.replace(from, () => to);
}

const lineMiddleFile = fileURLToPath(new URL('line-middle.mjs', import.meta.url));
const graphemesFile = fileURLToPath(new URL('graphemes.mjs', import.meta.url));

/**
 * ink-table 3.1.0 is CommonJS and requires ink, which has top-level await: Node refuses that pair. Its published code
 * runs unchanged here, with its three requires served here. It hashes each row for React's key: that would load node:crypto
 * before the first frame (7 ms) and make a row anew whenever a word in it changes, so here a row is known by its position.
 */
export const inkTableEsm = () => ({
  name: 'ink-table-esm',
  transform: {
    filter: {id: /[\\/]ink-table[\\/]dist[\\/]index\.js$/},
    handler: (code) => ({
      map: null,
      code: `import * as ink from 'ink';
import * as react from 'react';
const module = {exports: {}}, exports = module.exports;
const require = (id) => ({ink, react: react.default ?? react, 'object-hash': {sha1: () => 'row'}})[id];
${code}
export default Table;
`,
    }),
  },
});

/** Runbooks and drills are data: a Markdown or YAML file imports as its text. */
export const textFiles = () => ({
  name: 'text-files',
  transform: {
    filter: {id: /\.(md|ya?ml)$/},
    handler: (code) => ({map: null, moduleType: 'js', code: `export default ${JSON.stringify(code)};`}),
  },
});

/** What is changed in which file of a dependency so that the console starts and draws faster; each with what it was measured to save. */
const faster = [
  {
    // Its glue fetches its wasm through fetch(), for which Node loads a whole fetch client: 25 ms. It is instantiated directly.
    file: /yoga-wasm-base64-esm\.js$/,
    change(code, once) {
      const base64 = code.match(/base64,([A-Za-z0-9+/=]{1000,})"/)?.[1];
      return `${once(code, base64, '')}\nexport const wasmBase64 = "${base64}";\n`;
    },
  },
  {
    file: /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/,
    change: (code, once) =>
      once(
        once(code, 'import loadYoga from', 'import loadYoga, {wasmBase64} from'),
        'const Yoga = wrapAssembly(await loadYoga());',
        `const library = {instantiateWasm(imports, done) {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasmBase64, 'base64')), imports);
  done(instance);
  return instance.exports;
}};
void loadYoga(library);
const Yoga = wrapAssembly(library);`,
      ),
  },
  {
    // Development tools, and a package.json that only they read.
    file: /[\\/]ink[\\/]build[\\/]reconciler\.js$/,
    change: (code, once) => once(once(code, "await import('./devtools.js')", 'undefined'), 'await loadPackageJson()', '{}'),
  },
  {
    // 120 expressions for a page that the console never shows: 4 ms.
    file: /[\\/]ink[\\/]build[\\/]components[\\/]ErrorOverview\.js$/,
    change: (code, once) =>
      once(
        code,
        'const stackUtils = new StackUtils({\n    cwd: cwd(),\n    internals: StackUtils.nodeInternals(),\n});',
        'const stackUtils = {parseLine: (line) => new StackUtils({cwd: cwd(), internals: StackUtils.nodeInternals()}).parseLine(line)};',
      ),
  },
  {
    // The terminal room puts the cursor back, whatever ends the console; this would load node:assert for it: 3 ms.
    file: /[\\/]restore-cursor[\\/]index\.js$/,
    change: (code, once) => once(code, "import signalExit from 'signal-exit';", 'const signalExit = () => {};'),
  },
  {
    // It needs an assertion, for which Node would load node:assert: 3 ms.
    file: /[\\/]signal-exit[\\/]index\.js$/,
    change: (code, once) => once(code, "var assert = require('assert')", 'var assert = {equal() {}}'),
  },
  // Intl.Segmenter takes 8 ms of processor time (and 20 of waiting for its tables) to make, the emoji expression 30 ms to test.
  ...[
    [/[\\/]ansi-tokenize[\\/]build[\\/]tokenize\.js$/, 'const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });'],
    [/[\\/]wrap-ansi[\\/]index\.js$/, 'const segmenter = new Intl.Segmenter();'],
  ].map(([file, made]) => ({
    file,
    change: (code, once) => `import {graphemes as segmenter} from ${JSON.stringify(graphemesFile)};\n${once(code, made, '')}`,
  })),
  {
    // One number at the left must not repaint every pane to its right: a third of the bytes of such a frame.
    file: /[\\/]ink[\\/]build[\\/]line-update\.js$/,
    change: (code, once) =>
      `import {graphemes as segmenter} from ${JSON.stringify(graphemesFile)};\nimport {lineMiddle} from ${JSON.stringify(lineMiddleFile)};\n${once(
        once(code, "const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });", ''),
        'export default function lineUpdate(previous, next, columns) {',
        'export default function lineUpdate(previous, next, columns) {\n    const middle = lineMiddle(previous, next);\n    if (middle !== undefined) return middle;',
      )}`,
  },
  {
    // Clipping takes apart and puts together every text, though almost all of them fit; the cells of an empty frame are 4,800
    // objects; and what was measured for one frame is forgotten for the next: half of the time of a frame.
    file: /[\\/]ink[\\/]build[\\/]output\.js$/,
    change: (code, once) =>
      [
        [
          'export default class Output {\n    operations = [];\n    caches = new OutputCaches();',
          `const emptyCell = {type: 'char', value: ' ', fullWidth: false, styles: []};
let kept = new OutputCaches();
/** What was measured stays until it is a few screens' worth. */
const caches = () => {
    if (kept.widths.size + kept.blockWidths.size + kept.styledChars.size > 8000) kept = new OutputCaches();
    return kept;
};
export default class Output {
    operations = [];
    caches = caches();`,
        ],
        [
          "row.push({\n                    type: 'char',\n                    value: ' ',\n                    fullWidth: false,\n                    styles: [],\n                });",
          'row.push(emptyCell);',
        ],
        [
          'let lines = characterLines.map(line => styledCharsToString(line));',
          'let lines = characterLines.length === 1 ? [text] : characterLines.map(line => styledCharsToString(line));',
        ],
        [
          'return this.sliceLineToColumns(line, from, to);',
          'return from === 0 && to === width ? line : this.sliceLineToColumns(line, from, to);',
        ],
      ].reduce((text, [from, to]) => once(text, from, to), code),
  },
  {
    file: /[\\/]slice-ansi[\\/]tokenize-ansi\.js$/,
    change: (code, once) =>
      `import {anyGraphemes as GRAPHEME_SEGMENTER} from ${JSON.stringify(graphemesFile)};\n${once(code, "const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, {granularity: 'grapheme'});", '')}`,
  },
  {
    file: /[\\/]string-width[\\/]index\.js$/,
    change: (code, once) =>
      [
        ['const segmenter = new Intl.Segmenter();', ''],
        ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', ''],
        // Every emoji of a single code point is wide by its East Asian Width already.
        [
          'rgiEmojiRegex.test(segment) ||',
          '((segment.length > 2 || (segment.length === 2 && segment.codePointAt(0) <= 0xFFFF)) && isEmoji(segment)) ||',
        ],
        ['if (/^[\\u0020-\\u007E]*$/.test(string)) {', 'if (isOfOneColumnEach(string)) {'],
      ].reduce(
        (text, [from, to]) => once(text, from, to),
        `import {graphemes as segmenter, isEmoji, isOfOneColumnEach} from ${JSON.stringify(graphemesFile)};\n${code}`,
      ),
  },
];

/** Of systeminformation only what Rungs asks: its index evaluates forty files of other questions, 230 KB of them. */
export const systeminformationParts = () => ({
  name: 'systeminformation-parts',
  transform: {
    filter: {id: /[\\/]systeminformation[\\/]lib[\\/]index\.js$/},
    handler(code, id) {
      const wanted = {mem: 'memory', fsSize: 'filesystem'};
      for (const [name, file] of Object.entries(wanted)) replaceOnce(code, `exports.${name} = ${file}.${name};`, '', id);
      return {
        map: null,
        code: Object.entries(wanted)
          .map(([name, file]) => `exports.${name} = (...words) => require('./${file}').${name}(...words);`)
          .join('\n'),
      };
    },
  },
});

/** The changes above: half of all the processor time to the first frame, and half of that of a later one. */
export const inkFast = () => ({
  name: 'ink-fast',
  transform: {
    filter: {id: faster.map(({file}) => file)},
    handler(code, id) {
      const {change} = faster.find(({file}) => file.test(id));
      return {map: null, code: change(code, (text, from, to) => replaceOnce(text, from, to, id))};
    },
  },
});
