import {expect, test} from 'vitest';
import {lineWidth, plainText, spread, toned} from '../../screens/text.ts';

test('what fills a line to its last column is whole where nothing stands at its right', () => {
  expect(plainText(spread([{text: 'C says that you'}], [], 15))).toBe('C says that you');
});

test.each([14, 15, 16, 40])('a part at the right stays, a blank before it, in %i columns', (columns) => {
  const spreadLine = spread([{text: 'C says that you agree'}], [toned('DOWN', 'down')], columns);
  expect(plainText(spreadLine)).toMatch(/ DOWN$/);
  expect(lineWidth(spreadLine)).toBe(columns);
});
