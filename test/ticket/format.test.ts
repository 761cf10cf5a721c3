import {expect, test} from 'vitest';
import {aligned, bytes, counted, duration, utc} from '../../src/ticket/format.ts';

test('a duration is said in the units that fit it', () => {
  const cases = [
    [0, '0 ms'],
    [999.4, '999 ms'],
    [1000, '1.0 s'],
    [59_900, '59.9 s'],
    [59_999, '1 min 00 s'],
    [61_000, '1 min 01 s'],
    [3_599_000, '59 min 59 s'],
    [3_599_700, '1 h 00 min'],
    [5_400_000, '1 h 30 min'],
    [864_000_000, '10 days 0 h'],
    [-1, 'an unknown time'],
    [Number.NaN, 'an unknown time'],
  ] as const;
  expect(cases.map(([ms]) => duration(ms))).toEqual(cases.map(([, words]) => words));
});

test('bytes are said in thousands', () => {
  expect([0, 1, 999, 1000, 1_500_000, 2e12, 5e15].map(bytes)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '1.5 MB',
    '2.0 TB',
    '5000.0 TB',
  ]);
});

test('times are UTC to the second', () => {
  expect(utc(Date.UTC(2026, 10, 21, 1, 2, 3, 999))).toBe('2026-11-21T01:02:03Z');
  expect(utc(Number.POSITIVE_INFINITY)).toBe('unknown time');
});

test('one is singular', () => {
  expect([0, 1, 2].map((count) => counted(count, 'line'))).toEqual(['0 lines', '1 line', '2 lines']);
});

test('columns line up, and the last one is as wide as it is', () => {
  expect(
    aligned(
      [
        ['a', 'bb', 'c'],
        ['aaa', 'b', ''],
        ['a'.repeat(9), 'b', 'd'],
      ],
      5,
    ),
  ).toBe('a      bb  c\naaa    b\naaaaaaaaa  b   d');
});
