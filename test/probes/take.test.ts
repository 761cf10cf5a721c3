import {describe, expect, it} from 'vitest';
import type {Host} from '../../src/model/index.ts';
import {groups, probes, take} from '../../src/probes/index.ts';
import {gateway, known} from './facts.ts';
import {paperHost} from './paper-host.ts';

describe('a reading', () => {
  it("has its time by the host's clock, and turns whatever is thrown into a sentence", async () => {
    let now = 1_000;
    const host: Host = {
      ...paperHost({now: () => (now += 250)}),
      vitals: () => {
        throw new Error('boom\nwith a stack');
      },
    };
    expect(await take(probes.vitals, host, gateway, known())).toEqual({
      seen: false,
      why: 'garbled',
      detail: 'The probe `vitals` could not make sense of what it saw: boom',
      at: 1_250,
      tookMs: 250,
    });
  });
});

it('looks in an order in which each probe finds what it builds on', () => {
  const order = groups(probes, true).flat();
  expect(order.toSorted()).toEqual(Object.keys(probes).toSorted());
  for (const name of order)
    for (const before of probes[name].after) expect(order.indexOf(before), `${before} before ${name}`).toBeLessThan(order.indexOf(name));
  expect(groups(probes, false).flat()).not.toContain('cli');
});

it('knows every probe by its own name', () => {
  for (const [name, probe] of Object.entries(probes)) expect(probe.name).toBe(name);
});
