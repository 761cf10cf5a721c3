import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {graphemes, isEmoji, isOfOneColumnEach} from '../../src/build/patches/graphemes.mjs';

const all = Array.from({length: 0x1_0000}, (_, code) => String.fromCharCode(code));
const simple = all.filter(isOfOneColumnEach);

describe('text that needs no tables', () => {
  it('is of one column each, as the package that stands behind says', () => {
    expect(simple.length).toBeGreaterThan(250);
    expect(simple.filter((character) => stringWidth(character) !== 1 && character !== '\n')).toEqual([]);
  });

  it('is one grapheme each, whatever stands beside it', () => {
    const segmenter = new Intl.Segmenter();
    for (const [index, character] of simple.entries()) {
      const text = `${character}${simple[(index * 7) % simple.length]}${character}`;
      expect([...graphemes.segment(text)].map(({segment, index: at}) => [segment, at])).toEqual(
        [...segmenter.segment(text)].map(({segment, index: at}) => [segment, at]),
      );
    }
  });

  it('is everything that the screens draw with', async () => {
    const {unicodeGlyphs} = await import('../../screens/theme.ts');
    expect(Object.values(unicodeGlyphs).filter((glyph) => !isOfOneColumnEach(glyph))).toEqual([]);
  });

  it('leaves the rest to the tables', () => {
    expect([...graphemes.segment('e\u0301👩‍🚒')].map(({segment}) => segment)).toEqual(['e\u0301', '👩‍🚒']);
    expect(isEmoji('👩‍🚒')).toBe(true);
    expect(isOfOneColumnEach('✔\uFE0F')).toBe(false);
  });
});
