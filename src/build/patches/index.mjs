// What is changed in the source of a dependency: one record for each file, applied alike where the program is bundled and where it
// is tested. A release without the piece that is changed stops the build, and a record says where upstream knows of the reason.
import {ink} from './ink.mjs';
import {inkTable} from './ink-table.mjs';
import {json5} from './json5.mjs';
import {restoreCursor} from './restore-cursor.mjs';
import {systeminformation} from './systeminformation.mjs';
import {textWidth} from './text-width.mjs';
import {yogaLayout} from './yoga-layout.mjs';

export const patches = [...yogaLayout, ...ink, ...restoreCursor, ...textWidth, ...inkTable, ...json5, ...systeminformation];

/** The packages that must be run through the patches where modules are not bundled. */
export const patchedPackages = [...new Set(patches.filter((patch) => patch.isModule).map((patch) => patch.package))];

export const dependencyPatches = (applied = patches) => ({
  name: 'dependency-patches',
  transform: {
    filter: {id: applied.map(({package: name, file}) => new RegExp(`[\\\\/]node_modules[\\\\/]${parts(name)}[\\\\/]${parts(file)}$`))},
    handler(code, id) {
      const patch = applied.find(({package: name, file}) => new RegExp(`[\\\\/]${parts(name)}[\\\\/]${parts(file)}$`).test(id));
      return {map: null, code: patched(patch, code)};
    },
  },
});

/** The patched text of a file. */
export function patched(patch, code) {
  return patch.change(code, (text, from, to) => {
    if (!text.includes(from)) {
      throw new Error(
        `patches: ${patch.package}/${patch.file} no longer contains "${from.slice(0, 60)}"; look at the new release and adapt`,
      );
    }
    return text.replace(from, () => to);
  });
}

function parts(path) {
  return path.replace(/[.+]/g, '\\$&').replaceAll('/', '[\\\\/]');
}
