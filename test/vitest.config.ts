import {defineConfig} from 'vitest/config';
import {dependencyPatches, patchedPackages} from '../src/build/patches/index.mjs';
import {textFiles} from '../src/build/text.mjs';

/** Real processes, terminals and lines to other hosts: what they wait for takes longer beside others. */
const alone = ['test/{bench,drive,far,host,main,ssh}/**/*.test.{ts,tsx}', 'test/journal/{kills,witness}.test.ts'];

/** What the gate has seen already as another user (.ci/run). */
const seen = process.env['RUNGS_TESTS_SEEN']?.split(' ') ?? [];

// Node-only tests; the lab has its own configuration because it needs root and a real OpenClaw.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // What is shipped is tested: the same changes to dependencies as in the bundle.
  plugins: [dependencyPatches(), textFiles()],
  test: {
    server: {deps: {inline: [...patchedPackages]}},
    // No test takes that long anywhere; it ends what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Consoles in terminals, mostly waiting for their drill's host; two cores carry three.
    maxConcurrency: 3,
    // A file's modules keep nothing between tests, and loading them anew for each file took longer than all tests do.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...alone, ...seen, 'test/{engine,lab}/**', 'node_modules/**'],
          maxWorkers: 2,
          sequence: {groupOrder: 0},
        },
      },
      {extends: true, test: {name: 'alone', include: alone, exclude: [...seen], maxWorkers: 1, sequence: {groupOrder: 1}}},
    ],
  },
});
