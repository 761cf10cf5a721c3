import {describe, expect, test} from 'vitest';
import {saysSomething} from '../../src/openclaw/meaning.ts';

/** What Node 24 prints when a file that it was started with is not there, and when a request failed for a reason of its own. */
const uncaught = `node:internal/modules/cjs/loader:1476
  throw err;
  ^

Error: Cannot find module '/opt/openclaw/dist/index.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1473:15)
    at node:internal/main/run_main_module:36:49 {
  code: 'MODULE_NOT_FOUND',
  requireStack: [
    '/opt/openclaw/openclaw.mjs'
  ],
  errno: -2,
  path: undefined
}

Node.js v24.21.0`.split('\n');

describe('last words', () => {
  test('are the error, and nothing that hangs on it', () => {
    expect(uncaught.findLast(saysSomething)).toBe("Error: Cannot find module '/opt/openclaw/dist/index.js'");
  });

  test.each([
    '  [cause]: Error: connect ECONNREFUSED 10.0.0.7:443',
    '  gateway.port: expected a number',
    'config: invalid',
    '  hint: run openclaw doctor',
    '  [telegram] polling stopped: conflict',
  ])('may be %s', (line) => {
    expect(saysSomething(line)).toBe(true);
  });
});
