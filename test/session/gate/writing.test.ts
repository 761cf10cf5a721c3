import {describe, expect, it} from 'vitest';
import {readingPrograms} from '../../../src/session/gate/harmless.ts';
import {isOnlyReading} from '../../../src/session/gate/index.ts';
import fc from '../../property.ts';
import {readingBeside, writing} from './writing.ts';

const gateway = {cliPath: '/opt/oc/bin/openclaw'};

describe('what a manual calls writing', () => {
  it.each(Object.keys(writing))('is asked for first, wherever it stands: %s', (program) => {
    const beside = fc.array(fc.constantFrom(...(readingBeside[program]!.length === 0 ? [[]] : readingBeside[program]!)), {maxLength: 4});
    // OpenClaw and Docker take their words in order; options may stand behind them.
    const isOrdered = program === 'openclaw' || program === 'docker';
    fc.assert(
      fc.property(
        fc.constantFrom(...writing[program]!),
        beside,
        beside,
        fc.constantFrom('', '/usr/bin/'),
        (words, before, after, folder) => {
          const name = program === 'openclaw' ? program : folder + program;
          const argv = [name, ...(isOrdered ? [] : before.flat()), ...words, ...after.flat()];
          expect(isOnlyReading(gateway, argv, null), argv.join(' ')).toBe(false);
        },
      ),
      {numRuns: 500},
    );
  });

  it('is not what stands beside it: that runs unasked', () => {
    for (const [program, options] of Object.entries(readingBeside).filter(([name]) => name !== 'openclaw' && name !== 'docker'))
      for (const words of options) expect(isOnlyReading(gateway, [program, ...words], null), [program, ...words].join(' ')).toBe(true);
  });
});

describe('an option that nobody has looked up', () => {
  it('is asked for first, whatever the program and however it is written', () => {
    const name = fc.stringMatching(/^[a-z][a-z-]{2,14}$/).map((word) => `--zz-${word}`);
    const option = fc.oneof(
      name,
      name.map((word) => `${word}=x`),
      fc.constantFrom('-~', '-%', '-é', '-l~', '--', '---', '--=x').filter((word) => word !== '--'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...readingPrograms), option, (program, word) => {
        expect(isOnlyReading(gateway, [program, word], null)).toBe(false);
        expect(isOnlyReading(gateway, [program, word, 'x'], null)).toBe(false);
      }),
    );
  });
});
