import {expect, test} from 'vitest';
import {countLines} from '../../src/main/count-lines.ts';
import fc from '../property.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a line has the number that it has in the whole, in whatever blocks it came and however often it is asked for', () => {
  const block = fc.array(fc.constantFrom('a', 'bb', '\n'), {maxLength: 12}).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(block, fc.array(fc.nat(12), {maxLength: 4})), {maxLength: 6}), (blocks) => {
      const lines = countLines();
      let before = '';
      for (const [text, offsets] of blocks) {
        const lineAt = lines.within(bytes(text));
        for (const offset of offsets.map((one) => Math.min(one, text.length)))
          expect(lineAt(offset)).toBe((before + text.slice(0, offset)).split('\n').length);
        before += text;
      }
      expect(lines.total()).toBe(before.split('\n').length - 1);
    }),
  );
});
