import {expect, it} from 'vitest';
import {footerOrder, keys} from '../../screens/keys/index.ts';

it('has one action for each key', () => {
  const names = keys.flatMap((one) => one.keys);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

it('offers in its footer only what is in the table, each once', () => {
  expect(footerOrder.filter((one) => !keys.includes(one))).toEqual([]);
  expect(new Set(footerOrder).size).toBe(footerOrder.length);
});
