import {describe, expect, it} from 'vitest';
import {dockerBench} from './bench.ts';

describe('a host of the drill whose gateway runs in a container is clear while it is well', () => {
  it.each([1, 2, 3, 4])('seed %i', async (seed) => {
    for (const version of ['2026.9.6', '2026.4.14']) {
      const bench = await dockerBench({seed, version});
      for (const deep of [true, false]) {
        const {judgement, readings} = await bench.look(deep);
        expect(judgement.findings.map((one) => `${one.code}: ${one.text}`)).toEqual([]);
        expect(judgement.verdict).toBe('clear');
        expect(readings.supervisor).toMatchObject({value: {owner: 'container'}});
      }
    }
  });
});
