// Rolldown and Vite share one plugin interface, so the shipped bundle and the tests run the same code.
// Every change to a dependency's source stands in this file and fails the build when upstream changes.

/** Replaces exactly one known piece of a dependency; a release without that piece stops the build here. */
function replaceOnce(code, from, to, file) {
  if (from === undefined || !code.includes(from)) {
    throw new Error(`src/build/plugins.mjs: ${file} no longer contains "${String(from).slice(0, 60)}"; look at the new release and adapt`);
  }
  return code.replace(from, () => to);
}

/**
 * ink-table 3.1.0 is CommonJS and requires ink, which has top-level await: Node refuses that pair. Its published code
 * runs unchanged here, with its three requires served from static imports.
 */
export const inkTableEsm = () => ({
  name: 'ink-table-esm',
  transform: {
    filter: {id: /[\\/]ink-table[\\/]dist[\\/]index\.js$/},
    handler: (code) => ({
      map: null,
      code: `import * as ink from 'ink';
import * as react from 'react';
import hash from 'object-hash';
const module = {exports: {}}, exports = module.exports;
const require = (id) => ({ink, react: react.default ?? react, 'object-hash': hash})[id];
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

const yoga = /yoga-layout[\\/]dist[\\/]src[\\/]index\.js$/;
const yogaWasm = /yoga-wasm-base64-esm\.js$/;
const reconciler = /[\\/]ink[\\/]build[\\/]reconciler\.js$/;
const stringWidth = /[\\/]string-width[\\/]index\.js$/;

/**
 * Start-up only (some 70 ms of 200 were saved when this was measured): yoga's glue fetches its wasm through fetch(),
 * which loads undici (25 ms), so it is instantiated directly; Ink's development tools go; string-width compiles its
 * emoji expression (30 ms) only for text that can be an emoji of several code points.
 */
export const inkFastStart = () => ({
  name: 'ink-fast-start',
  transform: {
    filter: {id: [yoga, yogaWasm, reconciler, stringWidth]},
    handler(code, id) {
      if (yogaWasm.test(id)) {
        const base64 = code.match(/base64,([A-Za-z0-9+/=]{1000,})"/)?.[1];
        return {map: null, code: `${replaceOnce(code, base64, '', id)}\nexport const wasmBase64 = "${base64}";\n`};
      }
      if (yoga.test(id)) {
        const named = replaceOnce(code, 'import loadYoga from', 'import loadYoga, {wasmBase64} from', id);
        return {map: null, code: replaceOnce(named, 'const Yoga = wrapAssembly(await loadYoga());', `const library = {instantiateWasm(imports, done) {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasmBase64, 'base64')), imports);
  done(instance);
  return instance.exports;
}};
void loadYoga(library);
const Yoga = wrapAssembly(library);`, id)};
      }
      if (reconciler.test(id)) {
        return {map: null, code: replaceOnce(replaceOnce(code, "await import('./devtools.js')", 'undefined', id), 'await loadPackageJson()', '{}', id)};
      }
      return {map: null, code: replaceOnce(code, 'rgiEmojiRegex.test(segment) ||',
        '((segment.length > 2 || (segment.length === 2 && segment.codePointAt(0) <= 0xFFFF)) && rgiEmojiRegex.test(segment)) ||', id)};
    },
  },
});
