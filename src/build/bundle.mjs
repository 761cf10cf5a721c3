// Builds dist/: the launcher `rungs.js`, small so that --version and the first line are there at once, and the program behind
// it, `console.cjs`, one bundled file built for production. It is a script and no module, because only a script can be kept
// compiled as it stands after its first frame (see src/main/compiled.ts). `far.cjs` is what a host is asked by from within another
// process (see src/far), and `away.cjs` the same for another machine, where it learns the secrets, too: they are only ever read and sent
// there.
import {mkdir, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {rolldown} from 'rolldown';
import {ascii} from './ascii.mjs';
import {thirdPartyNotices} from './notices.mjs';
import {bundleOptions, root} from './options.mjs';
import {asScript} from './script.mjs';

const dist = join(root, 'dist');

await mkdir(dist, {recursive: true});
const program = await bundled('src/main/index.ts', 'cjs', '');
const far = await bundled('src/far/program.ts', 'cjs', '');
const away = await bundled('src/main/away/program.ts', 'cjs', '');
const launcher = await bundled('src/main/launcher.ts', 'esm', '#!/usr/bin/env node\n');
const built = {
  'console.cjs': asScript(program.code),
  'far.cjs': ascii(far.code),
  'away.cjs': ascii(away.code),
  'rungs.js': ascii(launcher.code),
  'THIRD_PARTY_NOTICES.txt': thirdPartyNotices([...program.files, ...far.files, ...away.files, ...launcher.files]),
};
for (const [file, code] of Object.entries(built)) {
  // Whole files under their names in one step: a console or a test may be starting from the ones before.
  await writeFile(join(dist, `${file}.new`), code, {mode: file.endsWith('.txt') ? 0o644 : 0o755});
  await rename(join(dist, `${file}.new`), join(dist, file));
}
for (const file of await readdir(dist)) if (!Object.hasOwn(built, file)) await rm(join(dist, file), {recursive: true});
process.stderr.write(
  `built dist/: ${Object.entries(built)
    .map(([file, code]) => `${file} ${(code.length / 1024).toFixed(0)} KB`)
    .join(', ')}\n`,
);

async function bundled(input, format, banner) {
  const bundle = await rolldown({...bundleOptions, input: join(root, input)});
  const {output} = await bundle.generate({format, minify: true, codeSplitting: false});
  await bundle.close();
  return {code: banner + output[0].code, files: Object.keys(output[0].modules)};
}
