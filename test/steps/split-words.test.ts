import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {quoted} from '../../src/steps/quote.ts';
import {splitWords} from '../../src/steps/split-words.ts';
import fc from '../property.ts';

describe('a typed line', () => {
  it('is split as a shell would, without one', () => {
    expect(splitWords(`grep -n "a b" 'c d' e\\ f ""`)).toEqual(['grep', '-n', 'a b', 'c d', 'e f', '']);
    expect(splitWords(`a"b"'c'd`)).toEqual(['abcd']);
    expect(splitWords('systemctl start {unit}')).toEqual(['systemctl', 'start', '{unit}']);
  });

  it.each([
    ['cat x | wc', '|'],
    ['echo $HOME', '$'],
    ['echo "$HOME"', '$'],
    ['echo `id`', '`'],
    ['ls *.log', '*'],
    ['ls ~', '~'],
    ['ls {a,b}', '{'],
    ['a; b', ';'],
    ['a > b', '>'],
    ['( a )', '('],
    ['a # b', '#'],
  ])('is refused where a shell would make something else of it: %s', (line, sign) => {
    expect(splitWords(line)).toMatchObject({problem: expect.stringContaining(`"${sign}" needs a shell`)});
  });

  it.each([
    ['echo "open', 'not closed'],
    ["echo 'open", 'not closed'],
    ['echo \\', 'ends with a backslash'],
    ['   ', 'nothing typed'],
    ['LD_PRELOAD=x ss', 'in front of a command'],
  ])('is refused where it is not whole: %s', (line, problem) => {
    expect(splitWords(line)).toMatchObject({problem: expect.stringContaining(problem)});
  });

  it('is read back as the words that were printed, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({maxLength: 12}).filter((word) => !word.includes('\0')),
          {minLength: 1, maxLength: 6},
        ),
        (words) => {
          fc.pre(!/^[A-Za-z_]\w*=/.test(quoted(words[0]!)));
          expect(splitWords(words.map(quoted).join(' '))).toEqual(words);
        },
      ),
    );
  });

  it('is what /bin/sh makes of it, whatever is typed', () => {
    const signs = ['a', 'b c', ' ', '"', "'", '\\', '-', '=', '{', '}', '!', '%', 'é', '/', '.', '\t', '@', ':', '^'];
    const line = fc.array(fc.constantFrom(...signs), {maxLength: 14}).map((parts) => `x ${parts.join('')}`);
    fc.assert(
      fc.property(line, (typed) => {
        const words = splitWords(typed);
        if ('problem' in words) return;
        const shown = execFileSync('/bin/sh', ['-c', `for w in ${typed}; do printf '%s\\0' "$w"; done`], {encoding: 'utf8'});
        expect(words).toEqual(shown.split('\0').slice(0, -1));
      }),
      {numRuns: 300},
    );
  });
});
