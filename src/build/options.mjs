import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {lazyBuiltins} from './builtins.mjs';
import {dependencyPatches, patches} from './patches/index.mjs';
import {runbooksParsedAhead} from './runbooks.mjs';
import {signaturesReadAhead} from './signatures.mjs';
import {textFiles} from './text.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** How the program is bundled; the benchmark bundles its parts the same way, and the whole without one of the patches. */
export const bundleOptionsWith = (applied) => ({
  platform: 'node',
  plugins: [lazyBuiltins(), runbooksParsedAhead(root), signaturesReadAhead(root), dependencyPatches(applied), textFiles()],
  // A file of ours does nothing until something of it is used; a room's index drags nothing in.
  treeshake: {
    propertyReadSideEffects: false,
    moduleSideEffects: [
      {
        test: /[\\/](?:src|screens)[\\/](?!main[\\/](?:index|launcher|away[\\/]program)\.ts|far[\\/]program\.ts)[\w\\/.-]+\.tsx?$/,
        sideEffects: false,
      },
    ],
  },
  // Else V8 compiles every module's beginning before the first line, and keeps them all: most verbs need a third of them.
  optimization: {pifeForModuleWrappers: false},
  // How long a build takes says nothing about what it makes.
  checks: {pluginTimings: false},
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

export const bundleOptions = bundleOptionsWith(patches);
