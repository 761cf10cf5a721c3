// Builds dist/: the launcher `rungs.js` (a few hundred bytes, so that --version and the first line are there at once) and
// the program behind it, one bundled file built for production.
import {readFile, rm, stat} from 'node:fs/promises';
import {rolldown} from 'rolldown';
import {lazyBuiltins} from './builtins.mjs';
import {inkFastStart, inkTableEsm, textFiles} from './plugins.mjs';
import {runbooksParsedAhead} from './runbooks.mjs';

const root = new URL('../..', import.meta.url).pathname;
const {version} = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

await rm(`${root}dist`, {recursive: true, force: true});
await write('src/main/launcher.ts', 'rungs.js', {banner: '#!/usr/bin/env node', external: ['./console.js']});
await write('src/main/index.ts', 'console.js', {});
const sizes = await Promise.all(['rungs.js', 'console.js'].map(async (file) => `${file} ${((await stat(`${root}dist/${file}`)).size / 1024).toFixed(0)} KB`));
process.stderr.write(`built dist/: ${sizes.join(', ')}\n`);

async function write(input, file, {banner = '', external = []}) {
  const bundle = await rolldown({
    input: `${root}${input}`,
    platform: 'node',
    external,
    plugins: [lazyBuiltins(), runbooksParsedAhead(root), inkFastStart(), inkTableEsm(), textFiles()],
    treeshake: {propertyReadSideEffects: false},
    onLog(level, log, handler) {
      // systeminformation probes for optional natives with eval; everything else is worth a failed build.
      if (log.code === 'EVAL' && /systeminformation/.test(log.id ?? log.message)) return;
      if (level === 'warn') throw new Error(`bundle: ${log.message}`);
      handler(level, log);
    },
    transform: {
      target: 'node22',
      define: {'process.env.NODE_ENV': '"production"', 'import.meta.resolve': 'undefined', RUNGS_VERSION: JSON.stringify(version)},
    },
  });
  await bundle.write({file: `${root}dist/${file}`, format: 'esm', minify: true, codeSplitting: false, banner});
  await bundle.close();
}
