import {expect, test} from 'vitest';
import {parseRunbook, pickVariant} from '../../src/runbook/index.ts';
import {good} from './good.ts';

const parsed = parseRunbook(good, 'mine.md');
const [status, doctor] = parsed.ok ? parsed.runbook.rungs : [];
if (status === undefined || doctor === undefined) {
  throw new Error('the good runbook must parse');
}

const cases: readonly (readonly [string | null, string | null])[] = [
  ['2026.9.6', '>=2026.8.1'],
  ['2026.8.1', '>=2026.8.1'],
  ['2026.8.1-2', '>=2026.8.1'],
  ['2026.10.1', '>=2026.8.1'],
  ['2027.1.1', '>=2026.8.1'],
  ['2026.8.1-beta.5', '<2026.8.1'],
  ['2026.7.33', '<2026.8.1'],
  ['2026.4.14', '<2026.8.1'],
  [null, null],
  ['unreleased', null],
];

for (const [version, wanted] of cases) {
  test(`OpenClaw ${version ?? 'of an unknown version'} gets ${wanted ?? 'no'} variant`, () => {
    expect(pickVariant(doctor, version)?.versions ?? null).toBe(wanted);
  });
}

test('a variant for any version fits an unknown version too', () => {
  expect(pickVariant(status, null)?.versions).toBe('*');
});
