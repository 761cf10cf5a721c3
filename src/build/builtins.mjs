import {builtinModules} from 'node:module';

const marker = '\0builtin:';
/** Reading these of node:fs prints a warning on standard error. */
const deprecated = /^[FRWX]_OK$/;

/**
 * Node's own modules are fetched where the code that uses them is evaluated, instead of before the first line of the program
 * runs. A static import makes Node read every export of a module, and one of node:http's loads its whole fetch client: 40 ms
 * of processor time that no console needs before its first frame.
 */
export const lazyBuiltins = () => ({
  name: 'lazy-builtins',
  resolveId(source, importer, {kind}) {
    const name = source.replace(/^node:/, '');
    // The bundler's own helpers come before everything that uses them.
    if (!builtinModules.includes(name) || importer?.startsWith('\0rolldown')) return null;
    // A require() is evaluated in its place already.
    if (kind === 'require-call') return {id: `node:${name}`, external: true};
    return {id: `${marker}${name}`, moduleSideEffects: false};
  },
  load(id) {
    if (!id.startsWith(marker)) return null;
    const name = `node:${id.slice(marker.length)}`;
    const exported = Object.getOwnPropertyNames(process.getBuiltinModule(name)).filter(
      (one) => /^[\w$]+$/.test(one) && one !== 'default' && !deprecated.test(one),
    );
    // What nobody imports is left out of the bundle, and its property is never read.
    const lines = exported.map((one) => `const $${one} = builtin.${one}; export {$${one} as ${one}};`);
    return {
      moduleSideEffects: false,
      code: `const builtin = process.getBuiltinModule('${name}');\nexport default builtin;\n${lines.join('\n')}\n`,
    };
  },
});
