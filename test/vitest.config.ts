import {defineConfig} from 'vitest/config';
import {inkTableEsm, textFiles} from '../src/build/plugins.mjs';

// Node-only tests; the lab has its own configuration because it needs root and a real OpenClaw.
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [inkTableEsm(), textFiles()],
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/lab/**', 'node_modules/**'],
    server: {deps: {inline: ['ink-table']}},
    testTimeout: 20_000,
    // Consoles in terminals, mostly waiting for their drill's host; two cores carry three.
    maxConcurrency: 3,
  },
});
