import {defineConfig} from 'vitest/config';
import {textFiles} from '../../src/build/text.mjs';

// Needs root, Linux, systemd, a container engine, and what the lab installs. One host at a time: each start of a gateway keeps both cores
// of a small machine busy for half a minute.
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [textFiles()],
  test: {
    include: ['test/engine/**/*.engine.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    slowTestThreshold: 60_000,
    reporters: ['verbose'],
  },
});
