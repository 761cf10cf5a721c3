import {describe, expect, it} from 'vitest';
import {createCleaner} from '../../src/host/index.ts';

const secret = 'hN7#kq"2W&x%Zp/9<bT';
const plain = 'hN7kq2WxZp9bTv4Lm8';

/** Ways in which texts write a value, none of which the cleaner is told; the part of each that tells the value must be gone. */
const writings: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  JSON: (value) => JSON.stringify(value),
  'JSON in JSON': (value) => JSON.stringify(JSON.stringify(value)),
  'JSON in JSON in JSON': (value) => JSON.stringify(JSON.stringify(JSON.stringify(value))),
  'doubled per cents': (value) => value.replaceAll('%', '%%'),
  '\\u for each character': (value) => each(value, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  '\\U in capitals': (value) => each(value, (code) => `\\u${code.toString(16).padStart(4, '0').toUpperCase()}`),
  '\\u{}': (value) => each(value, (code) => `\\u{${code.toString(16)}}`),
  '\\u for every other one': (value) => each(value, (code, at) => (at % 2 ? `\\u00${code.toString(16)}` : String.fromCharCode(code))),
  '\\\\u in JSON in JSON': (value) => each(value, (code) => `\\\\u00${code.toString(16)}`),
  '\\x for each character': (value) => each(value, (code) => `\\x${code.toString(16)}`),
  'octal escapes': (value) => each(value, (code) => `\\${code.toString(8).padStart(3, '0')}`),
  'numbers of HTML': (value) => each(value, (code) => `&#${code};`),
  'hex numbers of HTML': (value) => each(value, (code) => `&#x${code.toString(16)};`),
  'names of HTML': (value) => value.replace(/[&<"#%/]/g, (sign) => htmlNames[sign] ?? sign),
  'HTML twice': (value) => each(value, (code) => `&amp;#${code};`),
  URL: (value) => encodeURIComponent(value),
  'URL twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  'URL three times': (value) => encodeURIComponent(encodeURIComponent(encodeURIComponent(value))),
  'URL for each character': (value) => each(value, (code) => `%${code.toString(16)}`),
  'a shell word': (value) => value.replace(/[#"&%/<]/g, '\\$&'),
  hex: (value) => bytes(value).join(''),
  'hex in capitals': (value) => bytes(value).join('').toUpperCase(),
  'hex in both cases': (value) =>
    bytes(value)
      .map((byte, at) => (at % 2 ? byte : byte.toUpperCase()))
      .join(''),
  'hex with blanks': (value) => bytes(value).join(' '),
  'hex with colons': (value) => bytes(value).join(':'),
  'hex with dashes': (value) => bytes(value).join('-'),
  'hex with 0x and commas': (value) =>
    bytes(value)
      .map((byte) => `0x${byte}`)
      .join(', '),
  'hex in pairs of bytes': (value) => bytes(value).join('').replace(/.{4}/g, '$& '),
  'hex over lines': (value) => bytes(value).join(' ').replace(/.{24}/g, '$&\n'),
  'a list of bytes': (value) => `[${[...Buffer.from(value)].join(',')}]`,
  'a list of bytes with blanks': (value) => `[ ${[...Buffer.from(value)].join(', ')} ]`,
  'a list of bytes over lines': (value) => JSON.stringify([...Buffer.from(value)], null, 2),
  'a Buffer in JSON': (value) => JSON.stringify(Buffer.from(value)),
  'bytes between blanks': (value) => [...Buffer.from(value)].join(' '),
  base64: (value) => Buffer.from(value).toString('base64'),
  'base64 behind one byte': (value) => Buffer.from(`:${value}`).toString('base64'),
  'base64 behind two bytes': (value) => Buffer.from(`u:${value}`).toString('base64'),
  'base64 for URLs': (value) => Buffer.from(value).toString('base64url'),
  'base64 over lines of 8': (value) => Buffer.from(value).toString('base64').replace(/.{8}/g, '$&\n'),
  'base64 over indented lines': (value) => Buffer.from(`u:${value}`).toString('base64').replace(/.{12}/g, '$&\n    '),
  'base64 over lines in JSON': (value) => JSON.stringify(Buffer.from(value).toString('base64').replace(/.{12}/g, '$&\n')),
  base32: (value) => base32Of(Buffer.from(value)),
  'base32 behind three bytes': (value) => base32Of(Buffer.from(`abc${value}`)),
  'small base32': (value) => base32Of(Buffer.from(value)).toLowerCase(),
  capitals: (value) => value.toUpperCase(),
  'small letters': (value) => value.toLowerCase(),
  'two lines': (value) => `${value.slice(0, 9)}\n${value.slice(9)}`,
  'two indented lines': (value) => `${value.slice(0, 6)}  \n      ${value.slice(6)}`,
  'two quoted lines': (value) => `${value.slice(0, 9)}\n> ${value.slice(9)}`,
  'a string in two pieces': (value) => `${value.slice(0, 9)}\\n${value.slice(9)}`,
  'nothing that has a width': (value) => [...value].join('\u200b'),
  'soft hyphens': (value) => [...value].join('\u00ad'),
  'marks on each letter': (value) => [...value].join('\u0301'),
  'full width': (value) => each(value, (code) => String.fromCharCode(code + 0xfee0)),
  'letters of mathematics': (value) =>
    each(value, (code) => (code >= 97 && code <= 122 ? String.fromCodePoint(0x1d41a + code - 97) : String.fromCharCode(code))),
};

describe('a known value', () => {
  it.each(Object.entries(writings).flatMap(([name, write]) => [secret, plain].map((value) => [name, value, write] as const)))(
    'is found in the writing: %s (%s)',
    async (_name, value, write) => {
      const clean = await told(value);
      const written = write(value);
      const text = clean(`before ${written} after`);
      expect(text).toMatch(/^before .*‹secret .* after$/s);
      // Of what was written no line may be left in which a third of the value stands.
      const rest = text.replace(/‹secret [^›]*›/g, '\u0000');
      const left = written
        .replace(/\s+/g, ' ')
        .split(' ')
        .filter((word) => word.length > 5 && rest.includes(word));
      expect(left).toEqual([]);
    },
  );

  it.each([
    ['a bot token', '123456789:AAhN7kq2WxZp9bTv4Lm8', 'AAhN7kq2WxZp9bTv4Lm8'],
    ['an address', 'postgres://app:hN7kq2WxZp9b@db/x', 'hN7kq2WxZp9b'],
    ['claims', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0b20ifQx.c2lnbmF0dXJlMTIz', 'c2lnbmF0dXJlMTIz'],
  ])('is known by its half: %s', async (_name, value, half) => {
    expect((await told(value))(`got ${half} from it`)).toMatch(/^got ‹secret .*› from it$/);
  });

  it('neither takes the room of what logs teach, nor gives its own', async () => {
    const cleaner = await createCleaner({key: Buffer.alloc(32)}).tell((learning) => {
      for (let at = 0; at < 2100; at += 1) learning.value('TOLD', `${at * 7919}Zq7-told`);
    });
    cleaner.clean(Array.from({length: 2100}, (_, at) => `X_TOKEN=${at * 7907}xW-met`).join('\n'), 'a log');
    cleaner.learn('LATE', 'hN7kq2WxZp9b');
    const met = `${1500 * 7907}xW-met`;
    expect(cleaner.clean(`${met} ${2099 * 7919}Zq7-told hN7kq2WxZp9b`, 'a test')).toMatch(
      /^‹secret X_TOKEN \S+› ‹secret TOLD \S+› ‹secret LATE \S+›$/,
    );
  });
});

async function told(value: string): Promise<(text: string) => string> {
  const cleaner = await createCleaner({key: Buffer.alloc(32)}).tell((learning) => learning.value('TOLD', value));
  return (text) => cleaner.clean(text, 'a test');
}

function each(value: string, write: (code: number, at: number) => string): string {
  return [...value].map((character, at) => write(character.charCodeAt(0), at)).join('');
}

function bytes(value: string): string[] {
  return [...Buffer.from(value)].map((byte) => byte.toString(16).padStart(2, '0'));
}

function base32Of(buffer: Buffer): string {
  const bits = [...buffer].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

const htmlNames: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '"': '&quot;', '#': '&num;', '%': '&percnt;', '/': '&sol;'};
