import {describe, expect, it} from 'vitest';
import fc from '../../property.ts';
import {createChance} from '../chance.ts';
import {watchCoverage} from './coverage.ts';
import {faultOf, loopOn} from './loop.ts';
import {mutated} from './mutate.ts';
import {targets} from './targets.ts';

describe.each(targets.map((target) => [target.name, target] as const))('%s', (_, target) => {
  it('does what it must on its seeds changed at random', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const input = mutated(target.seeds, createChance(seed));
        expect(faultOf(target, input), JSON.stringify(input)).toBeNull();
      }),
      {numRuns: 60},
    );
  }, 60_000);
});

describe('what is guided by what ran', () => {
  /** A fault behind three comparisons in a row, each of which has to be reached by itself. */
  const hidden = {
    name: 'hidden',
    seeds: ['...'],
    run(text: string) {
      if (text[0] !== 'f') return;
      if (text[1] !== 'u') return;
      if (text[2] !== 'z') return;
      throw new Error('found');
    },
  };

  it('goes further where a text reached something new, and finds what chance alone does not', () => {
    let batches = 0;
    const goesOn = () => {
      batches += 1;
      return batches < 400;
    };
    const coverage = watchCoverage((url) => url.endsWith('fuzz.test.ts'));
    const {faults, kept} = loopOn({target: hidden, coverage, seed: 7, goesOn});
    expect(kept).toBeGreaterThanOrEqual(2);
    expect(faults[0]).toMatchObject({target: 'hidden', why: expect.stringContaining('found')});
    expect(faults[0]!.input.startsWith('fuz')).toBe(true);
  }, 120_000);

  it('is told of a text that takes long, whatever else the machine does', () => {
    const slow = {
      name: 'slow',
      seeds: [],
      run() {
        for (const since = process.cpuUsage(); process.cpuUsage(since).user < 30_000; );
      },
    };
    expect(faultOf(slow, 'x', 20)).toMatch(/^took \d+ ms of processor time for 1 characters$/);
    expect(faultOf({...slow, run: () => {}}, 'x')).toBeNull();
  });
});
