import {fileURLToPath} from 'node:url';

const lineMiddleFile = fileURLToPath(new URL('line-middle.mjs', import.meta.url));
const graphemesFile = fileURLToPath(new URL('graphemes.mjs', import.meta.url));

const ofInk = {package: 'ink', version: '8.0.0', isNeeded: false, isModule: true};

export const ink = [
  {
    ...ofInk,
    name: 'ink: no development tools',
    file: 'build/reconciler.js',
    upstream: 'https://github.com/vadimdemedes/ink/issues/886',
    because: 'a bundler cannot leave out the development tools, which are not installed, nor a wait at the top level for them',
    isNeeded: true,
    change: (code, once) => once(once(code, "await import('./devtools.js')", 'undefined'), 'await loadPackageJson()', '{}'),
  },
  {
    ...ofInk,
    name: 'ink: the middle of a line',
    file: 'build/line-update.js',
    upstream: 'https://github.com/vadimdemedes/ink/pull/781',
    because: 'one number at the left repaints every pane to its right: 180 bytes where 66 do',
    change: (code, once) =>
      `import {graphemes as segmenter} from ${JSON.stringify(graphemesFile)};\nimport {lineMiddle} from ${JSON.stringify(lineMiddleFile)};\n${once(
        once(code, "const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });", ''),
        'export default function lineUpdate(previous, next, columns) {',
        'export default function lineUpdate(previous, next, columns) {\n    const middle = lineMiddle(previous, next);\n    if (middle !== undefined) return middle;',
      )}`,
  },
  {
    ...ofInk,
    name: 'ink: cells and measures kept between frames',
    file: 'build/output.js',
    upstream: 'https://github.com/vadimdemedes/ink/issues/560',
    because:
      'every text is taken apart and put together to be clipped, though almost all fit; the cells of an empty frame are 4,800 objects; and what was measured for one frame is forgotten for the next: 7.0 ms of processor time for a key where 5.2 do',
    change: (code, once) => outputChanges.reduce((text, [from, to]) => once(text, from, to), code),
  },
];

const outputChanges = [
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
];
