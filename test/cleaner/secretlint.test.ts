import {afterEach, expect, test, vi} from 'vitest';
import {findBySecretlint} from '../../src/host/cleaner/secretlint.ts';
import fc from '../property.ts';

afterEach(() => void vi.restoreAllMocks());

/** The expressions that the rules look for, as they are when a text is looked at by them. */
function lookedFor(text: string): RegExp[] {
  const spy = vi.spyOn(String.prototype, 'matchAll');
  findBySecretlint(text);
  const patterns = spy.mock.calls.map(([pattern]) => pattern as RegExp);
  spy.mockRestore();
  return patterns;
}

/** What fast-check can make strings of: nothing stands beside the token, so nothing has to be looked at there. */
function alone({source, flags}: RegExp): RegExp {
  return new RegExp(source.replaceAll(/\(\?<?![^()]*\)/g, '').replaceAll(/\(\?<\w+>/g, '('), flags.replace('g', ''));
}

test('a text without the beginning of any token is not looked at', () => {
  expect(lookedFor('the gateway listens on 127.0.0.1:18789')).toEqual([]);
});

test('no rule finds anything in a text that is left out', () => {
  const patterns = lookedFor('npm_');
  expect(patterns.length).toBeGreaterThan(20);
  for (const pattern of patterns) {
    fc.assert(
      fc.property(fc.stringMatching(alone(pattern)), (token) => {
        expect(lookedFor(`said: ${token}`).length, `${token} by ${pattern.source}`).toBe(patterns.length);
      }),
      {numRuns: 20},
    );
  }
});
