import {expect, it} from 'vitest';
import {createAhead} from '../../src/far/ahead.ts';

const read = (path: string) => ({what: 'read' as const, path, how: {bytesMax: 10, from: 'head' as const}});
const swapped = {how: {from: 'head' as const, bytesMax: 10}, path: '/a', what: 'read' as const};

it('has each answer for one question, in the order in which they came', () => {
  const ahead = createAhead(() => 0);
  ahead.keep(read('/a'), 'first');
  ahead.keep(read('/b'), 'other');
  ahead.keep(read('/a'), 'second');
  expect([ahead.take(read('/a')), ahead.take(swapped), ahead.take(read('/a'))]).toEqual(['first', 'second', undefined]);
  expect(ahead.take({...read('/b'), how: {bytesMax: 11}})).toBeUndefined();
  expect(ahead.take(read('/b'))).toBe('other');
});

it('has none that says nothing about now', () => {
  let now = 0;
  const ahead = createAhead(() => now);
  ahead.keep(read('/a'), 'old');
  now = 3001;
  ahead.keep(read('/b'), 'new');
  expect(ahead.take(read('/a'))).toBeUndefined();
  ahead.keep(read('/b'), 'new');
  expect(ahead.take(read('/b'))).toBe('new');
});
