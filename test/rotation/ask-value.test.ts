import {closeSync, mkdtempSync, openSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {fromDescriptor, shapeOf} from '../../src/main/rotate/ask-value.ts';
import {node} from '../drive/rungs.ts';
import {openTerminal} from '../drive/terminal.ts';

const value = 'Meadow-Lark-8812-zx-55';
const source = new URL('../../src/main/rotate/ask-value.ts', import.meta.url).href;
const script = `const {typedUnseen, shapeOf} = await import(${JSON.stringify(source)});
const given = await typedUnseen('NAME');
console.log(given === null ? 'nobody' : 'problem' in given ? given.problem : 'got ' + shapeOf(given.value) + ' end');`;

function typing() {
  return openTerminal({argv: [node, '--input-type=module', '-e', script]});
}

async function typed(...lines: readonly string[]): Promise<{readonly screen: string; readonly bytes: string}> {
  const terminal = typing();
  const asked = ['new value of NAME', 'the same once more'];
  for (const [at, line] of lines.entries()) {
    await terminal.until('it asks', (screen) => screen.includes(asked[at] ?? ''), 60_000);
    terminal.press(line);
  }
  await terminal.ended;
  return {screen: terminal.screen().join('\n'), bytes: terminal.bytes()};
}

describe('a value that is typed', () => {
  it('is taken when it is typed twice, and stands on no screen', async () => {
    const {screen, bytes} = await typed(`${value}\r`, `${value}\r`);
    expect(screen).toContain('got 22 characters: small letters, capitals, digits, signs end');
    expect(bytes).not.toContain(value);
    expect(bytes).not.toContain(value.slice(0, 4));
  });

  it('is what is left after corrections, with arrows and the marks of a paste left out', async () => {
    const {screen} = await typed(`wrong\u0015\u001b[200~${value}\u001b[201~xx\u007f\u007f\u001b[D\r`, `${value}\r`);
    expect(screen).toContain('got 22 characters');
  });

  it.each([
    [[`${value}\r`, `${value}x\r`], 'the two are not the same'],
    [['\u0003'], 'nothing was typed'],
    [[`${value}\r`, '\u0004'], 'it was not typed a second time'],
  ])('is not taken after %j', async (lines, why) => {
    const {screen, bytes} = await typed(...lines);
    expect(screen).toContain(why);
    expect(bytes).not.toContain(value);
  });
});

describe('a value that is read from a descriptor', () => {
  const read = (text: string | Buffer) => {
    const path = join(mkdtempSync(join(tmpdir(), 'rungs-fd-')), 'value');
    writeFileSync(path, text);
    const descriptor = openSync(path, 'r');
    try {
      return fromDescriptor(descriptor);
    } finally {
      closeSync(descriptor);
    }
  };

  it.each([
    [value, value],
    [`${value}\n`, value],
    [`${value}\r\n`, value],
    [`${value}\n\n`, `${value}\n`],
    ['', ''],
  ])('%j is %j', (text, wanted) => {
    expect(read(text)).toEqual({value: wanted});
  });

  it('is bounded, and has to be open', () => {
    expect(read('x'.repeat(9000))).toEqual({problem: expect.stringContaining('more than 8192 bytes')});
    expect(fromDescriptor(987)).toEqual({problem: expect.stringContaining('nothing was opened under that number')});
  });

  it('is told by its length and kinds alone', () => {
    expect(shapeOf('aB1-')).toBe('4 characters: small letters, capitals, digits, signs');
    expect(shapeOf('abc')).toBe('3 characters: small letters');
  });
});
