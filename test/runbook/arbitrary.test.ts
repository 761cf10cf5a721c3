import {expect, test} from 'vitest';
import {parseRunbook} from '../../src/runbook/index.ts';
import fc from '../property.ts';
import {good} from './good.ts';

const pieces = fc.oneof(
  fc.string({unit: 'binary', maxLength: 40}),
  fc.constantFrom(
    ...good.split('\n'),
    '',
    '```',
    '~~~',
    '> ',
    '- ',
    '1. ',
    '***',
    '[a]: <b>',
    '<!--',
    '# ',
    '## 1. ',
    '**Run** (',
    '    x',
    '|a|b|',
    '&amp;',
    '\\',
    '![',
    '\0',
  ),
);

test('arbitrary Markdown never throws, and a refusal names the file and a line in it', () => {
  fc.assert(
    fc.property(fc.array(pieces, {maxLength: 60}), (lines) => {
      const text = lines.join('\n');
      const parsed = parseRunbook(text, 'mine.md');
      if (!parsed.ok) {
        const lineCount = text.split(/\r\n?|\n/).length;
        for (const problem of parsed.problems) {
          const line = Number(/^mine\.md:(\d+): expected .+, found .+/s.exec(problem)?.[1]);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lineCount);
        }
        expect(parsed.problems.length).toBeGreaterThan(0);
      }
    }),
    {numRuns: 500, examples: [[['## ', '**Run** (', '```']]]},
  );
});

test('a page with one line taken out or put in is refused, or each of its rungs has a title and something to run', () => {
  const lines = good.split('\n');
  fc.assert(
    fc.property(fc.nat(lines.length - 1), pieces, fc.boolean(), (at, piece, take) => {
      const changed = take ? lines.toSpliced(at, 1) : lines.toSpliced(at, 0, piece);
      const parsed = parseRunbook(changed.join('\n'), 'mine.md');
      if (!parsed.ok) return;
      expect(parsed.runbook.rungs.length).toBeGreaterThan(0);
      for (const rung of parsed.runbook.rungs) expect(rung.title !== '' && rung.variants.length > 0).toBe(true);
    }),
    {numRuns: 500},
  );
});
