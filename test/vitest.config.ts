import {defineConfig} from 'vitest/config';
import {dependencyPatches, patchedPackages} from '../src/build/patches/index.mjs';
import {textFiles} from '../src/build/text.mjs';

// Node-only tests; the lab has its own configuration because it needs root and a real OpenClaw.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // What is shipped is tested: the same changes to dependencies as in the bundle.
  plugins: [dependencyPatches(), textFiles()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/lab/**', 'node_modules/**'],
    server: {deps: {inline: [...patchedPackages]}},
    testTimeout: 20_000,
    // Consoles in terminals, mostly waiting for their drill's host; two cores carry three.
    maxConcurrency: 3,
  },
});
