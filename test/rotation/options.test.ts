import {expect, it} from 'vitest';
import {readOptions} from '../../src/main/options.ts';

const problem = (words: string): string => {
  const options = readOptions(words.split(' '));
  return 'problem' in options ? options.problem : '';
};

it.each([
  ['secrets rotate', 'it is "secrets rotate NAME"'],
  ['secrets rotate NAME VALUE', 'never stands here'],
  ['secrets rotate NAME --host box', 'it is started over there'],
  ['secrets rotate NAME --json', '--json goes with secrets rotate NAME --print'],
  ['secrets rotate NAME --print --typed rotate', '--print shows what would be done'],
  ['secrets rotate NAME --from-fd 1', 'a descriptor that is open for reading'],
  ['secrets rotate NAME --from-fd secret-value', 'a descriptor that is open for reading'],
  ['secrets --from-fd 3', '--from-fd goes with secrets rotate'],
  ['check --no-restart', '--no-restart goes with secrets rotate'],
  ['check --print', '--print goes with walk, drill and secrets rotate'],
  ['secrets NAME', 'one word too many after secrets'],
  ['secrets --typed rotate', '--typed goes with config, restore and secrets rotate'],
])('"%s" is wrong', (words, why) => {
  expect(problem(words)).toContain(why);
});

it.each(['secrets rotate NAME', 'secrets rotate NAME --print --json', 'secrets rotate NAME --from-fd 3 --typed rotate --no-restart'])(
  '"%s" is right',
  (words) => {
    expect(problem(words)).toBe('');
  },
);
