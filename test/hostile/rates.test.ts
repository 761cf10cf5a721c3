import {describe, expect, it} from 'vitest';
import {measureClean, measureHostile} from './measure.ts';
import {hostileShapes} from './shapes.ts';

/** Floors of what is reached, so that no change of the cleaner loses what another one won; `node test/hostile/run.ts` says the rates. */
describe('the cleaner on texts that it never saw', () => {
  it('is judged on six hundred shapes and more, the same for the same seed', () => {
    expect(hostileShapes(1).length).toBeGreaterThanOrEqual(600);
    expect(hostileShapes(1)).toEqual(hostileShapes(1));
    expect(hostileShapes(1)[0]?.secret).not.toBe(hostileShapes(2)[0]?.secret);
  });

  it('catches what is hostile', () => {
    const families = [...measureHostile().values()];
    const sum = (of: 'of' | 'caught') => families.reduce((all, one) => all + one[of], 0);
    expect(sum('caught') / sum('of')).toBeGreaterThanOrEqual(0.98);
  });

  it('marks nothing in clean lines', () => {
    const {lines, first} = measureClean(2 ** 20);
    expect(lines).toBeGreaterThan(5000);
    expect(first).toEqual([]);
  });
});
