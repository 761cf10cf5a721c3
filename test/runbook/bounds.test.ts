import {describe, expect, it} from 'vitest';
import {builtInRunbooks} from '../../src/runbook/builtin.ts';
import {parseRunbook} from '../../src/runbook/parse.ts';

/** What keeps a Markdown parser busy when it stands a thousand times behind itself. */
const pieces = [
  ...['> ', '- ', '1. ', '>- ', '> 1. ', '1) - ', '* a\n', '- \n', ' - a\n', '> a\n>\n', '>\n', '-\n', '=\n', ' =\n', 'a\n=\n', 'a\n\n'],
  ...['[', '![', '[a](', '](', '[]', '[a]: b\n', '[a][', '*a ', '**a', '*_', '*a_ ', '***', '_a', '`', '``a`', '<', '<a ', '<!--'],
  ...['&', '&#', '\\', '\\\n', '|', '~~~\n', '# ', '#\n', 'a\n', ' ', 'a@b.c ', '[`', '<?', '    ', '"'],
];

describe('a runbook made to keep the parser busy', () => {
  it.each(pieces)('of nothing but %j is refused or read within half a second of work', (piece) => {
    for (const chars of [2000, 16_384, 65_000]) {
      const text = `# Title\n\n${piece.repeat(chars / piece.length)}`;
      const before = process.threadCpuUsage();
      parseRunbook(text, 'busy.md');
      expect(process.threadCpuUsage(before).user / 1000, `${chars}`).toBeLessThan(500);
    }
  });

  it('of lists that stand one deeper in every line is refused or read as quickly', () => {
    const text = `# Title\n\n${Array.from({length: 250}, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')}`;
    const before = process.threadCpuUsage();
    parseRunbook(text, 'busy.md');
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(500);
  });

  it('is told in a sentence with its line', () => {
    expect(parseRunbook(`# Title\n\n${'> '.repeat(9)}a`, 'busy.md')).toEqual({
      ok: false,
      problems: ['busy.md:3: expected at most 8 quotations and lists within each other, found more'],
    });
    expect(parseRunbook(`# Title\n\n${'*_'.repeat(1001)}`, 'busy.md')).toEqual({
      ok: false,
      problems: ['busy.md:1: expected at most 2000 asterisks and underscores, found 2002'],
    });
  });

  it('is none of those that ship, three times over', () => {
    for (const [name, text] of Object.entries(builtInRunbooks)) {
      const long = parseRunbook(text.repeat(3), name);
      expect(long.ok ? [] : long.problems.filter((one) => one.includes('at most'))).toEqual([]);
    }
  });
});
