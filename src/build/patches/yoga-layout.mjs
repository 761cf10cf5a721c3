const yoga = {package: 'yoga-layout', upstream: 'https://github.com/react/yoga/issues/1637', isNeeded: true, isModule: true};

/** The layout engine behind Ink. */
export const yogaLayout = [
  {
    ...yoga,
    name: 'yoga: bytes instead of an address',
    version: '3.2.1',
    file: 'dist/binaries/yoga-wasm-base64-esm.js',
    because: 'its glue fetches its wasm through fetch(), for which Node loads a whole fetch client: 43 ms of processor time',
    change(code, once) {
      const base64 = /base64,([A-Za-z0-9+/=]{1000,})"/.exec(code)?.[1] ?? 'base64,…';
      return `${once(code, base64, '')}\nexport const wasmBase64 = "${base64}";\n`;
    },
  },
  {
    ...yoga,
    name: 'yoga: instantiated at once',
    version: '3.2.1',
    file: 'dist/src/index.js',
    because: 'a script that V8 keeps compiled cannot wait at its top level',
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
];
