/**
 * It is CommonJS and requires Ink, which has top-level await: Node refuses that pair. Its published code runs unchanged here, with
 * its three requires served here. It hashes each row for React's key: that would load node:crypto before the first frame (7 ms)
 * and make a row anew whenever a word in it changes, so here a row is known by its position.
 */
export const inkTable = [
  {
    name: 'ink-table: a module',
    package: 'ink-table',
    version: '3.1.0',
    file: 'dist/index.js',
    upstream: 'https://github.com/maticzav/ink-table/issues/258',
    because: 'it is CommonJS and requires Ink, which Node refuses',
    isNeeded: true,
    isModule: true,
    change: (code) => `import * as ink from 'ink';
import * as react from 'react';
const module = {exports: {}}, exports = module.exports;
const require = (id) => ({ink, react: react.default ?? react, 'object-hash': {sha1: () => 'row'}})[id];
${code}
export default Table;
`,
  },
];
