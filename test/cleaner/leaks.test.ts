import {describe, expect, it} from 'vitest';
import fc from '../property.ts';
import {type Letters, makers} from './makers.ts';
import {freshCleaner} from './marked.ts';

/** `.ci/run` takes another seed each time, so that not the same 2,400 secrets are tested for ever. */
const secretsPerRun = 8;
const runs = Number(process.env['RUNGS_CASES'] ?? 300);

const printable = Array.from({length: 94}, (_, at) => String.fromCharCode(33 + at)).join('');
const letterSet = (set: string, count: number) => fc.string({unit: fc.constantFrom(...set), minLength: count, maxLength: count});

/** Random text from one number, so that a maker needs no chain of arbitraries; a digit and a capital are always in. */
const letters = (seed: number): Letters => {
  let state = seed;
  return (set, count) =>
    Array.from({length: count}, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return set.charAt(Math.floor((state / 2 ** 32) * set.length));
    }).join('');
};

const shaped = fc
  .tuple(fc.constantFrom(...Object.entries(makers)), fc.nat())
  .map(([[kind, make], seed]) => ({kind, value: make(letters(seed))}));

/** What people and generators take for passwords, quotes, backslashes and blanks included; never a word. */
const chosen = fc.tuple(letterSet(printable, 10), fc.nat(), letterSet(printable, 6)).map(([a, n, b]) => `${a}${n % 10}z${b}`);

const prose = fc.constantFrom(
  'http server listening (15 plugins: telegram, discord; 14.8s)',
  'channel exited: 401',
  'x',
  '',
  '2026-11-21T04:39:11.123+00:00 info',
  '│ Telegram │ ON │',
  '{"level":"info"}',
  '\t- next',
);

/** Writings in which a value stands under the name of a secret, and may hold any character. */
const named: readonly ((value: string) => string)[] = [
  (value) => JSON.stringify({botToken: value, x: 1}),
  (value) => JSON.stringify({message: JSON.stringify({clientSecret: value})}),
  (value) => `{"password": ${JSON.stringify(value)}}`,
];

const writings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => JSON.stringify({said: `it was ${value}!`}),
  (value) => JSON.stringify({said: JSON.stringify({text: value})}),
  (value) => `GET /x?a=${encodeURIComponent(value)}&b=1`,
  (value) => `GET /x?a=${encodeURIComponent(value).replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())}`,
  (value) => `echo ${Buffer.from(value).toString('base64')}`,
  (value) => `Proxy: ${Buffer.from(`u:${value}`).toString('base64')}`,
  (value) => `Proxy: ${Buffer.from(`ab${value}cd`).toString('base64')}`,
  (value) => `data ${Buffer.from(`xyz${value}`).toString('base64url')}`,
  (value) => `hex ${Buffer.from(value).toString('hex')}`,
];

/** Every stretch of this length of a secret counts as a leak: no two characters less would be worth testing. */
const leakChars = 8;

function leaks(text: string, secret: string): string[] {
  return Array.from({length: Math.max(1, secret.length - leakChars + 1)}, (_, at) => secret.slice(at, at + leakChars)).filter(
    (piece) => text.includes(piece) && !unsecret.some((part) => part.includes(piece)),
  );
}

/** What stands in a token without being secret: the beginnings that all tokens of a kind share. */
const unsecret = [
  'sk-ant-api03-',
  'github_pat_',
  'eyJhbGciOiJIUzI1NiJ9.eyJ',
  'dckr_pat_',
  'tskey-auth-k',
  'sk_live_',
  'T3BlbkFJ',
  'sk-proj-',
  'sk-or-v1-',
  'lin_api_',
];

/** What somebody could read out of a text: it itself, and what it says when decoded in every way in which the test encodes. */
function readings(text: string): string[] {
  const unescaped = text.replace(/\\+(?=["\\/])/g, '');
  return [
    text,
    unescaped,
    text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    ...[...text.matchAll(/[\w+/-]{8,}/g)].flatMap(([word]) =>
      [0, 1, 2, 3].map((skip) => Buffer.from(word.slice(skip), 'base64').toString('latin1')),
    ),
    ...[...text.matchAll(/[\da-f]{8,}/gi)].map(([word]) => Buffer.from(word, 'hex').toString('latin1')),
  ];
}

describe('no secret passes', () => {
  it(`known by its value, in ${writings.length} writings, at any place, in ${runs * secretsPerRun} secrets`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(chosen, fc.constantFrom(...named), fc.constantFrom(...writings), prose, prose), {
          minLength: secretsPerRun,
          maxLength: secretsPerRun,
        }),
        (cases) => {
          const cleaner = freshCleaner();
          for (const [secret, name, write, before, after] of cases) {
            const learned = cleaner.clean(name(secret), 'config');
            expect({secret, learned, left: leaks(learned, secret)}).toEqual({secret, learned, left: []});
            const text = cleaner.clean(`${before} ${write(secret)} ${after}\n`, 'log');
            expect({secret, text, left: readings(text).flatMap((reading) => leaks(reading, secret))}).toEqual({secret, text, left: []});
          }
        },
      ),
      {numRuns: runs},
    );
  }, 120_000);

  it(`known by its shape alone, at any place, in ${runs * secretsPerRun} secrets`, () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(shaped, prose, prose, fc.constantFrom(' ', '"', "'", '(', '=', ': ', '\\n', '%3D', '>', '/', ',', '|')), {
          minLength: secretsPerRun,
          maxLength: secretsPerRun,
        }),
        (cases) => {
          const cleaner = freshCleaner();
          const text = cleaner.clean(
            cases.map(([{value}, before, after, border]) => `${before}${border}${value} ${after}`).join('\n'),
            'log',
          );
          for (const [{kind, value}] of cases) {
            expect({kind, value, left: leaks(text, value)}).toEqual({kind, value, left: []});
          }
        },
      ),
      {numRuns: runs},
    );
  });

  it.each(['"abcdefg12345"', ' "abcdefg12345" \n', '{"a":"abcdefg12345"}', 'x "abcdefg12345"', '{"a":"\\"abcdefg12345\\""}'])(
    'whose quotes belong to it, in %j',
    (text) => {
      const cleaner = freshCleaner();
      cleaner.learn('learned', '"abcdefg12345"');
      expect(cleaner.clean(text, 'log')).not.toContain('abcdefg');
    },
  );

  it(`split over the borders of pieces, in ${runs * secretsPerRun} secrets`, () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(
              shaped,
              chosen.map((value) => ({kind: 'chosen', value})),
            ),
            prose,
          ),
          {minLength: secretsPerRun, maxLength: secretsPerRun},
        ),
        fc.array(fc.integer({min: 1, max: 40}), {minLength: 1, maxLength: 30}),
        (cases, sizes) => {
          const cleaner = freshCleaner();
          cases.forEach(([{value}]) => cleaner.learn('learned', value));
          const text = cases.map(([{value}, around]) => `${around} ${value} ${around}\n`).join('');
          const stream = cleaner.stream('log');
          let out = '';
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            out += stream.push(text.slice(at, at + size));
            at += size;
          }

          out += stream.end();
          expect(out).toBe(cleaner.clean(text, 'log'));
          cases.forEach(([{value}]) => expect(leaks(out, value)).toEqual([]));
        },
      ),
      {numRuns: runs},
    );
  });
});

describe('cleaning', () => {
  const anything = fc
    .array(
      fc.oneof(
        prose,
        shaped.map(({value}) => value),
        chosen,
        fc.string({unit: 'binary'}),
        fc.constantFrom(
          'TOKEN=',
          '"password": "',
          '\\"token\\":\\"',
          '--token ',
          'Authorization: Bearer ',
          '\u001b[31m',
          '\u001b]52;c;',
          '\\u001b[2J',
          '\\',
          '"',
          "'",
          '\n',
          '…',
          '‹secret x ~',
          '›',
          '-----BEGIN PRIVATE KEY-----',
          '\u202e',
        ),
      ),
      {maxLength: 12},
    )
    .map((parts) => parts.join(''));

  it('twice gives what once gave', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const cleaner = freshCleaner();
        const once = cleaner.clean(text, 'log');
        expect(cleaner.clean(once, 'log')).toBe(once);
      }),
      {numRuns: 1000},
    );
  });

  it('leaves JSON as JSON, with the same keys and the same lists', () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        {maxDepth: 4},
        fc.constant(null),
        fc.boolean(),
        fc.integer(),
        anything,
        fc.array(tie('value'), {maxLength: 4}),
        fc.dictionary(fc.constantFrom('token', 'password', 'tokens', 'apiKey', 'a', 'b', 'message'), tie('value'), {maxKeys: 4}),
      ),
    })).value;
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 2), fc.boolean(), (value, indent, nested) => {
        const text = JSON.stringify(nested ? {m: JSON.stringify(value)} : value, null, indent);
        const back: unknown = JSON.parse(freshCleaner().clean(text, 'log'));
        expect(shapeOf(back)).toEqual(shapeOf(JSON.parse(text)));
        if (nested) {
          JSON.parse((back as {m: string}).m);
        }
      }),
      {numRuns: 1000, examples: [[{password: {apiKey: null}}, 2, false]]},
    );
  });
});

function shapeOf(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'number'
    ? 'text'
    : Array.isArray(value)
      ? value.map(shapeOf)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)]))
        : value;
}
