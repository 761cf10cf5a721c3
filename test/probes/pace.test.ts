import {expect, it} from 'vitest';
import type {Readings} from '../../src/model/index.ts';
import {paceOf, probes} from '../../src/probes/index.ts';

const answering = (ready: boolean) => ({http: {seen: true, value: {ready: {ready, startup: 'ready'}}}}) as unknown as Readings;

it('looks half as often at a gateway that answers and is ready, and at no other', () => {
  expect(paceOf(probes.ports, answering(true))).toBe(6_000);
  expect(paceOf(probes.ports, answering(false))).toBe(3_000);
  expect(paceOf(probes.ports, {})).toBe(3_000);
});

it('looks never by itself at what is only looked at on demand', () => {
  expect(paceOf(probes.cli, answering(true))).toBeNull();
});
