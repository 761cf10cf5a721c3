import {describe, expect, it} from 'vitest';
import {createCleaner} from '../../src/host/index.ts';

const value = 'Zx8.qTr5"Lm2&wY7';
const bytes = [...Buffer.from(value)];
const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
const base32 = (text: string): string => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};
const wrapped = (text: string, columns: number): string => (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join('\n');
const around = 'The value of the day is ';

/** How a value is written, and what of the writing must not be left. */
const writings: readonly (readonly [string, string, string?])[] = [
  ['as it is', value],
  ['in capitals', value.toUpperCase()],
  ['in small letters', value.toLowerCase()],
  ['as hexadecimal', hex.join('')],
  ['as hexadecimal with blanks', hex.join(' ')],
  ['as hexadecimal with colons, in capitals', hex.join(':').toUpperCase()],
  ['as bytes of a program', hex.map((byte) => `0x${byte}`).join(', ')],
  ['as a list of bytes', JSON.stringify(bytes), bytes.join(',')],
  ['as a list of bytes with blanks', bytes.join(', ')],
  ['as escapes of bytes', hex.map((byte) => `\\x${byte}`).join('')],
  ['as escapes of JSON', [...value].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['as decimal entities', [...value].map((one) => `&#${one.charCodeAt(0)};`).join('')],
  ['as hexadecimal entities', [...value].map((one) => `&#x${one.charCodeAt(0).toString(16)};`).join('')],
  ['as a page has it', value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
  ['as a whole address has it', hex.map((byte) => `%${byte}`).join('')],
  ['as base32', base32(value), base32(value).slice(0, -1)],
  ['as base64', Buffer.from(value).toString('base64')],
  [
    'as base64 within a longer text',
    Buffer.from(`${around}${value} and tomorrow's`).toString('base64'),
    Buffer.from(`${around}${value}`).toString('base64').slice(-16),
  ],
  ['over two lines', `${value.slice(0, 7)}\n${value.slice(7)}`, value.slice(7)],
  ['over two lines of a terminal, indented', `${value.slice(0, 5)}\r\n    ${value.slice(5)}`, value.slice(5)],
  ['over two lines of a quoted mail', `${value.slice(0, 9)}\n> ${value.slice(9)}`, value.slice(0, 9)],
  ['over two lines of a shell', `${value.slice(0, 9)}\\\n${value.slice(9)}`, value.slice(0, 9)],
  ['with accents on its letters', [...value].join('\u0301'), 'Z\u0301x'],
  [
    'as base64 in short lines',
    wrapped(Buffer.from(`${around}${value} and more of it`).toString('base64'), 10),
    Buffer.from(`${around}${value}`).toString('base64').slice(-10),
  ],
];

async function cleaner(name = 'telegram.botToken', secret = value) {
  return createCleaner({key: Buffer.alloc(32, 7)}).tell((say) => say.value(name, secret));
}

describe('a known value', () => {
  it.each(writings)('is found %s', async (_, written, mustGo = written) => {
    const said = (await cleaner()).clean(`before ${written} after`, 'a log');
    expect(said).not.toContain(mustGo);
    expect(said).toMatch(/^before .*‹secret telegram\.botToken ~[\da-f]+›.* after$/s);
  });

  it('is not found where its pieces merely stand on lines of their own, with something between', async () => {
    const text = `first ${value.slice(0, 7)} of it\nlast ${value.slice(7)}\n`;
    expect((await cleaner()).clean(text, 'a log')).toBe(text);
  });

  it('takes no line with it that it does not stand on', async () => {
    const text = `a=1\nb=${value.slice(0, 7)}\n${value.slice(7)}\nc=3\n`;
    expect((await cleaner()).clean(text, 'a log')).toMatch(/^a=1\nb=‹secret [^›]+›\nc=3\n$/);
  });
});
