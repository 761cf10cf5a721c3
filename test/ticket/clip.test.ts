import {expect, test} from 'vitest';
import {clipEnd, clipMiddle} from '../../src/ticket/clip.ts';
import fc from '../property.ts';

const text = fc.array(fc.string({unit: 'grapheme', maxLength: 30}), {maxLength: 40}).map((lines) => lines.join('\n'));

test('what is kept is a beginning and an end of the text, within the limits', () => {
  fc.assert(
    fc.property(text, fc.integer({min: 2, max: 30}), fc.integer({min: 0, max: 400}), (whole, linesMax, charsMax) => {
      const kept = clipMiddle(whole, linesMax, charsMax);
      if (kept.left === null) {
        expect(kept.text).toBe(whole);
        return;
      }
      const [head = '', tail = ''] = kept.text.split(/\n?\[… (?:\d+ lines, )?\d+ characters left out here …\]\n?/);
      expect(whole.startsWith(head) && whole.endsWith(tail)).toBe(true);
      expect(head.length + tail.length).toBeLessThanOrEqual(charsMax);
      expect(head.length + tail.length + kept.left.chars).toBe(whole.length);
      expect(kept.text.isWellFormed()).toBe(whole.isWellFormed());
    }),
  );
});

test('a sentence is shortened between characters and says so', () => {
  expect(clipEnd('abc', 3)).toBe('abc');
  expect(clipEnd('abcd', 3)).toBe('ab…');
  expect(clipEnd('a😀😀', 3)).toBe('a…');
});
