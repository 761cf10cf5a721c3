import xterm from '@xterm/headless';
import {describe, expect, it} from 'vitest';
import {lineMiddle} from '../../src/build/patches/line-middle.mjs';
import fc from '../property.ts';

const columns = 40;
/** As chalk writes them: opened and closed, also nested. */
const styles = [
  ['\u001B[31m', '\u001B[39m'],
  ['\u001B[1m', '\u001B[22m'],
  ['\u001B[2m', '\u001B[22m'],
  ['\u001B[7m', '\u001B[27m'],
  ['\u001B[38;5;208m', '\u001B[39m'],
  ['\u001B[44m', '\u001B[49m'],
] as const;

const plain = fc.stringMatching(/^[ -~│─…]{1,8}$/);
const word = fc.oneof({weight: 12, arbitrary: plain}, {weight: 1, arbitrary: fc.stringMatching(/^[é漢 x]{1,4}$/)});
const span = fc.record({text: word, outer: fc.constantFrom(null, ...styles), inner: fc.constantFrom(null, ...styles)});
const spans = fc.array(span, {minLength: 1, maxLength: 5});
type Spans = readonly {
  readonly text: string;
  readonly outer: readonly [string, string] | null;
  readonly inner: readonly [string, string] | null;
}[];

function line(parts: Spans): string {
  return parts
    .map(({text, outer, inner}) => `${outer?.[0] ?? ''}${inner?.[0] ?? ''}${text}${inner?.[1] ?? ''}${outer?.[1] ?? ''}`)
    .join('');
}

/** The cells of the line, with what each looks like. */
async function drawn(...writes: readonly string[]): Promise<readonly string[]> {
  const terminal = new xterm.Terminal({cols: columns, rows: 3, allowProposedApi: true});
  for (const bytes of writes) await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const cells = Array.from({length: columns}, (_, column) => {
    const cell = terminal.buffer.active.getLine(0)?.getCell(column);
    return cell === undefined
      ? ''
      : [cell.getChars() || ' ', cell.getFgColor(), cell.getBgColor(), cell.isBold(), cell.isDim(), cell.isInverse()].join(' ');
  });
  terminal.dispose();
  return cells;
}

describe('the changed middle of a line', () => {
  it('looks as if the whole line had been drawn anew, whatever the styles around it', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(spans, fc.nat(), plain, async (parts, at, text) => {
        const index = at % parts.length;
        const before = parts[index]!.text;
        // A word of the same length, as a number that counts has.
        const other = parts.map((one, place) =>
          place === index ? {...one, text: text.slice(0, before.length).padEnd(before.length, '7')} : one,
        );
        const [previous, next] = [line(parts), line(other)];
        const bytes = lineMiddle(previous, next);
        if (bytes === undefined) return;
        taken += 1;
        expect(await drawn(previous, '\r', bytes)).toEqual(await drawn(next));
        // Nothing of the style is left on for what is written next.
        expect(await drawn(previous, '\r', bytes, '\r\u001B[39Gx')).toEqual(await drawn(next, '\r\u001B[39Gx'));
      }),
      {numRuns: 300},
    );
    expect(taken).toBeGreaterThan(50);
  });

  it('is a few bytes for one number, and not taken where more than plain text differs', () => {
    const [before, after] = [
      line([
        {text: 'restarts ', outer: null, inner: null},
        {text: '3', outer: styles[0], inner: null},
        {text: ' of ten', outer: null, inner: null},
      ]),
      line([
        {text: 'restarts ', outer: null, inner: null},
        {text: '4', outer: styles[0], inner: null},
        {text: ' of ten', outer: null, inner: null},
      ]),
    ];
    expect(lineMiddle(before, after)).toBe('\u001B[10G\u001B[31m4\u001B[0m');
    expect(lineMiddle(before, before.replace('31', '32'))).toBeUndefined();
    expect(lineMiddle(before, `${after} `)).toBeUndefined();
    expect(lineMiddle('漢字 1', '漢字 2')).toBeUndefined();
  });
});
