import {expect, it} from 'vitest';
import type {ReadingName} from '../../src/model/index.ts';
import {probes} from '../../src/probes/index.ts';
import {lookAtAll} from '../../src/probes/look-at-all.ts';
import type {Probes} from '../../src/probes/probe.ts';
import {gateway} from './facts.ts';
import {paperHost} from './paper-host.ts';

/** The real order and the real pace, each look of which only counts; the commands take as long as is said. */
async function looked(commandsTakeMs: number): Promise<{readonly order: readonly ReadingName[]; readonly ages: Record<string, number>}> {
  const order: ReadingName[] = [];
  let now = 1_795_240_000_000;
  const counted = Object.fromEntries(
    Object.entries(probes).map(([name, probe]) => [
      name,
      {
        ...probe,
        look: async () => {
          order.push(name as ReadingName);
          now += name === 'cli' ? commandsTakeMs : 10;
          return {seen: true, value: {}};
        },
      },
    ]),
  ) as unknown as Probes;
  const readings = await lookAtAll(counted, paperHost({now: () => now}), gateway, true);
  return {order, ages: Object.fromEntries(Object.entries(readings).map(([name, reading]) => [name, now - (reading?.at ?? 0)]))};
}

it('looks again at what was seen before commands that took minutes, each after what it builds on', async () => {
  const {order, ages} = await looked(180_000);
  for (const name of ['supervisor', 'ports', 'http', 'log', 'install'] as const) {
    expect(order.filter((one) => one === name)).toHaveLength(2);
    expect(ages[name]).toBeLessThan(10_000);
  }
  expect(order.filter((one) => one === 'cli')).toHaveLength(1);
  expect(order.lastIndexOf('supervisor')).toBeLessThan(order.lastIndexOf('capabilities'));
});

it('looks once where nothing grew old', async () => {
  const {order} = await looked(1_000);
  expect(new Set(order).size).toBe(order.length);
});
