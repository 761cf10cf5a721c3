import {defineConfig} from 'vitest/config';
import {textFiles} from '../../src/build/text.mjs';

// The lab: needs root, Linux, systemd and, the first time, the npm registry. Two boxes at a time, because each gateway
// start keeps both cores of a small machine busy for ten seconds.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  // The drills' files are read as text, as in the bundle.
  plugins: [textFiles()],
  test: {
    include: ['test/lab/**/*.lab.test.ts'],
    // A worker that dies takes its boxes down with it; a thread would keep them.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    slowTestThreshold: 60_000,
    reporters: ['verbose'],
  },
});
