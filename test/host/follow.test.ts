import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import {createLines, lineCharsMax} from '../../src/host/lines.ts';

const following = (script: string, more: {limitMs?: number; signal?: AbortSignal} = {}) => {
  const lines: string[] = [];
  let heard = () => {};
  const first = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const child = localHost().follow({argv: ['sh', '-c', script], limitMs: 60_000, keepBytes: 0, ...more}, (line) => {
    lines.push(line);
    heard();
  });
  return {lines, first, ...child};
};

describe('following a command', () => {
  it('hands over its lines, and says how it ended', async () => {
    const {lines, ended} = following('echo one; echo; printf "two\\nthree"; echo trouble >&2; exit 4');
    expect(await ended).toBe('sh ended by itself with exit 4. It said: trouble');
    expect(lines).toEqual(['one', '', 'two', 'three']);
  });

  it('stops with all that it started, and hands over nothing after that', async () => {
    const {lines, first, stop, ended} = following('trap "" TERM; sleep 60 & echo $! $$; while :; do echo more; sleep 0.01; done');
    await first;
    stop();
    const count = lines.length;
    expect(await ended).toBe('sh was stopped.');
    expect(lines.length).toBe(count);
    for (const pid of (lines[0] ?? '').split(' ')) {
      expect(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').length > 0 || undefined).toSatisfy((read: () => unknown) => {
        try {
          return read() === undefined;
        } catch {
          return true;
        }
      });
    }
  });

  it('can be stopped before it began, and by a signal', async () => {
    const early = following('echo never');
    early.stop();
    expect(await early.ended).toMatch(/^sh was stopped/);
    expect(early.lines).toEqual([]);
    const stop = new AbortController();
    const later = following('echo one; sleep 60', {signal: stop.signal});
    await later.first;
    stop.abort();
    expect(await later.ended).toBe('sh was stopped.');
  });

  it('ends at its limit, and says so of a program that is not there', async () => {
    expect(await following('sleep 60', {limitMs: 200}).ended).toBe('sh was ended by SIGTERM.');
    expect(await localHost().follow({argv: ['rungs-no-such-program'], limitMs: 1000, keepBytes: 0}, () => undefined).ended).toMatch(
      /^rungs-no-such-program is not on the PATH/,
    );
  });
});

describe('following several commands', () => {
  it('leaves places for others, and a third one waits until one has ended', async () => {
    const host = localHost();
    const follow = () => host.follow({argv: ['sleep', '60'], limitMs: 60_000, keepBytes: 0}, () => undefined);
    const [one, two, three] = [follow(), follow(), follow()];
    expect(await host.run({argv: ['echo', 'still'], limitMs: 5000, keepBytes: 10})).toMatchObject({
      seen: true,
      value: {stdout: {text: 'still\n'}},
    });
    three.stop();
    expect(await three.ended).toBe('sleep was stopped before it started.');
    one.stop();
    two.stop();
    expect(await Promise.all([one.ended, two.ended])).toEqual(['sleep was stopped.', 'sleep was stopped.']);
  });
});

describe('cutting a stream into lines', () => {
  const cut = (...chunks: (string | Buffer)[]) => {
    const got: string[] = [];
    const lines = createLines((line) => got.push(line));
    chunks.forEach((chunk) => lines.push(Buffer.from(chunk)));
    lines.end();
    return got;
  };

  it.each([
    [
      ['a\nb', 'c\n', 'd'],
      ['a', 'bc', 'd'],
    ],
    [['\n\n'], ['', '']],
    [[''], []],
    [[Buffer.from('é\n').subarray(0, 1), Buffer.from('é\n').subarray(1)], ['é']],
  ])('gives of %j the lines %j', (chunks, lines) => {
    expect(cut(...chunks)).toEqual(lines);
  });

  it('states what it left out of a line of 20 MB, and goes on with the next', () => {
    const chunk = 'é'.repeat(32_768);
    const [long = '', next] = cut(...Array.from({length: 320}, () => chunk), '\nnext\n');
    expect(long.length).toBeLessThan(lineCharsMax + 100);
    expect(long).toMatch(new RegExp(` \\[rungs: ${Buffer.byteLength(chunk) * 320 - lineCharsMax * 2} bytes of this line left out\\]$`));
    expect(next).toBe('next');
  });
});
