import {describe, expect, it} from 'vitest';
import {freshCleaner, marked} from './marked.ts';

/** What somebody may have written into a chat, and thereby into the log, and what may be left of it. */
const cases: readonly (readonly [string, string, string])[] = [
  ['colours', 'a\u001b[1;31mred\u001b[0m b', 'ared b'],
  ['cursor movement and erasing', 'x\u001b[2J\u001b[10;10H\u001b[?25l\u001b[1Ay', 'xy'],
  ['a window title', '\u001b]0;pwned\u0007text', 'text'],
  ['a hyperlink, whose text stays', '\u001b]8;;http://evil\u001b\\click\u001b]8;;\u001b\\!', 'click!'],
  ['a write to the clipboard', '\u001b]52;c;ZWNobyBoYWNrZWQ=\u0007ok', 'ok'],
  ['a write to the clipboard without an end', 'a\u001b]52;c;ZWNobyBoYWNrZWQ=\nnext line', 'a\nnext line'],
  ['a device control string', '\u001bP1$r0m\u001b\\ok', 'ok'],
  ['application and privacy messages', '\u001b_x\u001b\\\u001b^y\u001b\\\u001bXz\u001b\\ok', 'ok'],
  ['the eight-bit forms', '\u009b31mred\u009d0;title\u009c\u0090q\u009cok', 'redok'],
  ['short sequences and character sets', '\u001bc\u001b(0\u001b=\u001b7ok', 'ok'],
  ['an escape in the middle of an escape', '\u001b[3\u001b[1m1mok', '1mok'],
  ['an escape at the very end', 'ok\u001b', 'ok'],
  ['bell, backspace, vertical tab, form feed, delete', 'a\u0007b\bc\u000bd\fe\u007ff', 'abcdef'],
  ['a return that writes over its line', 'harmless\rrm -rf', 'harmless rm -rf'],
  ['line ends of another system', 'a\r\nb\r\n', 'a\nb\n'],
  ['a forged line by a Unicode line end', 'a\u2028FATAL b\u2029c\u0085d', 'a FATAL b c d'],
  ['text that turns round', 'user\u202e txt.exe\u202c \u2066x\u2069 \u200f\u061c', 'user txt.exe x '],
  ['characters without width', 'pass\u200bword\u200d\u2060\ufeff\u00ad', 'password'],
  ['text hidden in tags', 'hi\u{e0041}\u{e0042}\u{e007f}', 'hi'],
  ['halves of characters', 'a\ud800b\udc00c', 'abc'],
  ['letters under a heap of marks', `a${'\u0301'.repeat(40)}b`, `a${'\u0301'.repeat(4)}b`],
  ['an escape as JSON writes it', '{"m":"\\u001b[31mred\\u001b[0m \\u202eabc\\u0007"}', '{"m":"red abc"}'],
  ['an escape as JSON within JSON writes it', '{"m":"{\\"n\\":\\"\\\\u001b[2Jx\\\\u009b1my\\"}"}', '{"m":"{\\"n\\":\\"xy\\"}"}'],
  ['a title as JSON writes it', '{"m":"\\u001b]0;x\\u0007y"}', '{"m":"y"}'],
  ['a return as JSON writes it', '{"m":"a\\rb\\r\\nc\\bd"}', '{"m":"a b\\nc d"}'],
  ['bytes as journald writes them', '{"MESSAGE":[27,91,51,49,109,104,105,226,128,174],"PRIORITY":"6"}', '{"MESSAGE":"hi","PRIORITY":"6"}'],
  ['a secret in such bytes', `{"MESSAGE":[${[...Buffer.from('\u001b[1mX_TOKEN=abc123')].join(',')}]}`, '{"MESSAGE":"X_TOKEN=‹X_TOKEN›"}'],
  ['a secret with a character without width in it', 'ghp_abcdefghij\u200bklmnopqrstuvwxyz0123456789', '‹github-token›'],
  ['letters of the world, emoji and box drawing, which stay', 'Grüße Ω 日本語 🦞 │ ✓ e\u0301', 'Grüße Ω 日本語 🦞 │ ✓ e\u0301'],
  [
    'a key that never ends, after which the log goes on',
    '-----BEGIN PRIVATE KEY-----\nThe log goes on.\n',
    '‹private-key›\nThe log goes on.\n',
  ],
  ['tabs and newlines, which stay', 'a\tb\nc', 'a\tb\nc'],
  ['paths with backslashes, which stay', 'C:\\reports\\new\\bin', 'C:\\reports\\new\\bin'],
];

describe('hostile text', () => {
  it.each(cases)('%s', (_what, text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it('never leaves a control character, whatever the bytes', () => {
    const bytes = Buffer.from(Array.from({length: 65_536}, (_, at) => (at * 7919 + (at >> 8)) & 0xff)).toString('utf8');
    expect(freshCleaner().clean(bytes, 'garbage')).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
  });
});

/** Each of these can make a pattern read on to the end of the line again and again, which takes minutes at this length. */
const long = 200_000;
const repeated = [
  'a',
  ' ',
  '\\',
  '"',
  "'",
  '=',
  ':',
  '/',
  '-',
  '.',
  '…',
  '{',
  '[',
  '\\"',
  '\u001b',
  '\u001b]',
  '\u001b[',
  '\\u001b',
  '\\u001b]',
  '\\r',
  '%3D',
  '€',
  '\u0301',
  'token',
  'token=',
  'token:"',
  "token:'",
  '"token":["',
  '--token ',
  '--token"',
  'cookie:',
  'Authorization: ',
  'a_key_',
  'password ',
  'TOKEN="\\',
  'eyJ-',
  'eyJ',
  'sk-',
  'ghp_',
  'xoxb-',
  'xoxb-1-',
  '://',
  'https://a:',
  'hf_ ',
  'hvs.',
  'glc_',
  'SG.',
  'AKIA',
  't-',
  'M',
  'MDAx',
  'pat',
  'ops_ey',
  'dapi',
  '"type":"Buffer",',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAA\n',
  '-----END PRIVATE KEY-----',
  '-----END PRIVATE KEY-----\nAAAA ',
  '-----BEGIN ',
  '4',
  '4242 ',
  '4242-4242-',
  '123456789:',
  'abcdef…',
  'abcdefgh...',
  '_authToken=',
  'mongodb://',
  'SecretAccessKey ',
  '"MESSAGE":[1,',
  '‹secret ',
  '‹secret x ~aaaaaa›',
  'Ab3dEf7hIj1kLm5nOp9qRs3tUv7wXy1z',
  'Ab3dEf7hIj1kLm5nOp9qRs3tUv7wXy1z ',
];

const cpuMsMax = 5000;

describe('a line of 200,000 characters without a newline', () => {
  it.each(repeated)(
    'of nothing but %j takes no longer than others',
    (piece) => {
      const cleaner = freshCleaner();
      cleaner.learn('known', `${piece}xY7`.padStart(12, 'q'));
      // Its own work, not what it waited for on a machine that does other things.
      const before = process.threadCpuUsage();
      expect(cleaner.clean(`${piece.repeat(Math.ceil(long / piece.length))}\nThe end.`, 'a line')).toMatch(/end\.$/);
      expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(cpuMsMax);
    },
    60_000,
  );
});
