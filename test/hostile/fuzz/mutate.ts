import {alnum, type Chance} from '../chance.ts';

const charsMax = 16_384;

/** What grammars hang on, and what has tripped readers before. */
const pieces = [
  ...'"\'\\\n\r\t\0 =:;,.#$%&|<>()[]{}@/-+_*~`^!?',
  '\u2028',
  '\u202E',
  '\u200B',
  '\uFEFF',
  '\uD83D',
  '\uFFFD',
  '\u001B[31m',
  '\u0085',
  'ſ',
  'İ',
  '𝐀',
  '%%',
  '\\u0041',
  '\\x41',
  '&#65;',
  '&amp;',
  '\\\n',
  '\r\n',
  '""',
  "''",
  '$(',
  '${',
  '<!--',
  ']]>',
  '```',
  '--',
  '/*',
  '*/',
  '//',
  '-1',
  '0',
  '1e999',
  '9007199254740993',
  'NaN',
  'Infinity',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '1970-01-01T00:00:00Z',
  '99999-99-99',
  '127.0.0.1:18789',
  '[::1]:18789',
  '*:*',
  'users:(("node",pid=1,fd=2))',
];

/** One text made of others: a place changed, taken out, said twice or many times, put elsewhere, or two texts joined. */
export function mutated(corpus: readonly string[], chance: Chance): string {
  // What was reached last leads on more often than what all others began with.
  let text = chance.below(2) === 0 ? corpus.at(-1)! : chance.pick(corpus);
  for (let turns = 1 + chance.below(4); turns > 0; turns -= 1) text = changed(text, corpus, chance);
  return text.slice(0, charsMax);
}

function changed(text: string, corpus: readonly string[], chance: Chance): string {
  const at = chance.below(text.length + 1);
  const to = Math.min(text.length, at + chance.below(chance.pick([2, 8, 64, 512])));
  const [before, here, after] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  switch (chance.below(9)) {
    case 0:
      return before + after;
    case 1:
      return before + here + here + after;
    case 2:
      return before + (here || chance.pick(pieces)).repeat(Math.min(chance.pick([3, 40, 400, 4000]), charsMax)).slice(0, charsMax) + after;
    case 3:
      return before + chance.pick(pieces) + after;
    case 4:
      return before + chance.pick(pieces) + here + after;
    case 5:
      return before + chance.some(alnum, chance.below(40)) + after;
    case 6:
      return before + String.fromCharCode(chance.below(chance.pick([128, 0x10000]))) + after;
    case 7: {
      const other = chance.pick(corpus);
      return before + other.slice(chance.below(other.length + 1));
    }
    default:
      return after + before;
  }
}
