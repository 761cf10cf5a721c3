import {describe, expect, it} from 'vitest';
import {asideShapes} from './aside/shapes.ts';
import {laterShapes} from './later/shapes.ts';
import {type Caught, measureClean, measureHostile, seed} from './measure.ts';
import {hostileShapes} from './shapes.ts';

/** Floors of what is reached, so that no change of the cleaner loses what another one won; `node test/hostile/run.ts` says the rates. */
describe('the cleaner on texts that it never saw', () => {
  it('is judged on six hundred shapes and more, the same for the same seed', () => {
    expect(hostileShapes(1).length).toBeGreaterThanOrEqual(600);
    expect(hostileShapes(1)).toEqual(hostileShapes(1));
    expect(hostileShapes(1)[0]?.secret).not.toBe(hostileShapes(2)[0]?.secret);
  });

  it('catches what is hostile', () => {
    expect(rateOf(measureHostile())).toBeGreaterThanOrEqual(0.98);
  });

  it.each([
    ['looked at', 0.96],
    ['held out', 0.98],
  ] as const)('catches what is hostile in the half of the second corpus that was %s', (half, floor) => {
    expect(rateOf(measureHostile(asideShapes(seed, half)))).toBeGreaterThanOrEqual(floor);
  });

  it('catches what is hostile in the third corpus', () => {
    expect(rateOf(measureHostile(laterShapes(seed)))).toBeGreaterThanOrEqual(0.98);
  });

  it('marks nothing in clean lines', () => {
    const {lines, first} = measureClean(2 ** 20);
    expect(lines).toBeGreaterThan(5000);
    expect(first).toEqual([]);
  });
});

function rateOf(families: ReadonlyMap<string, Caught>): number {
  const sum = (of: 'of' | 'caught') => [...families.values()].reduce((all, one) => all + one[of], 0);
  return sum('caught') / sum('of');
}
