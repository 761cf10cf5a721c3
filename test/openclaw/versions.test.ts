import {describe, expect, it} from 'vitest';
import {nodeFits} from '../../src/openclaw/node-versions.ts';
import {compareVersions, inRange, parseVersion, sameVersion} from '../../src/openclaw/versions.ts';
import fc from '../property.ts';

/** From old to new. */
const line = [
  '2025.12.31',
  '2026.4.14',
  '2026.8.1-beta.2',
  '2026.8.1-beta.10',
  '2026.8.1',
  '2026.9.6-beta',
  '2026.9.6',
  '2026.9.6-1',
  '2026.9.6-2',
  '2026.9.10',
  '2026.11.21',
];

describe('calendar versions', () => {
  it('stand in the order of their release', () => {
    for (const [at, older] of line.entries()) {
      for (const newer of line.slice(at + 1)) {
        expect(compareVersions(older, newer), `${older} before ${newer}`).toBeLessThan(0);
        expect(compareVersions(newer, older), `${newer} after ${older}`).toBeGreaterThan(0);
      }
    }
  });

  it('are found in what the command line prints', () => {
    expect(parseVersion('OpenClaw 2026.9.6 (eb377ac)')).toEqual({year: 2026, month: 9, day: 6, rebuild: 0, pre: null});
    expect(parseVersion('🦞 OpenClaw 2026.4.14-1 — a joke')).toMatchObject({day: 14, rebuild: 1});
    expect(parseVersion('v2026.9.6-beta.1')).toMatchObject({pre: 'beta.1'});
    expect(parseVersion('v24.21.0')).toBeNull();
  });

  it.each([
    ['2026.9.6', '>=2026.8.1', true],
    ['2026.4.14', '>=2026.8.1', false],
    ['2026.4.14', '<2026.8.1', true],
    ['2026.9.6', '*', true],
    ['2026.9.6', '', true],
    ['2026.9.6-1', '2026.9.6', false],
    ['2026.9.6', '=2026.9.6', true],
    ['2026.5.1', '>=2026.4.1 <2026.8.1', true],
    ['nonsense', '>=2026.4.1', false],
    ['nonsense', '*', true],
    ['2026.8.1-beta.3', '>=2026.8.1', false],
    ['2026.9.6', '<=2026.9.6', true],
    ['2026.9.6', '>2026.9.6', false],
  ])('%s in %j is %j', (version, range, answer) => {
    expect(inRange(version, range)).toBe(answer);
  });

  it('are the same or not, also where they are no versions', () => {
    expect(sameVersion('2026.9.6', 'OpenClaw 2026.9.6')).toBe(true);
    expect(sameVersion('dev', 'dev')).toBe(true);
    expect(sameVersion('dev', '2026.9.6')).toBe(false);
  });

  it('never throw on anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        compareVersions(a, b);
        inRange(a, b);
      }),
    );
  });
});

it.each([
  ['24.21.0', '>=24.16.0 <25 || >=26.1.0', true],
  ['v20.20.2', '>=24.16.0 <25 || >=26.1.0', false],
  ['25.0.0', '>=24.16.0 <25 || >=26.1.0', false],
  ['26.1.0', '>=24.16.0 <25 || >=26.1.0', true],
  ['22.14.0', '>=22.14.0', true],
  ['22.13.9', '>=22.14.0', false],
  ['24.1.0', '^24.0.0', true],
  ['24.1.0', '24.x', true],
  ['24.1.0', '*', true],
  ['24.1.0', 'lts/iron', null],
  ['unknown', '>=22', null],
])('Node %s in %j is %j', (version, wanted, answer) => {
  expect(nodeFits(version, wanted)).toBe(answer);
});
