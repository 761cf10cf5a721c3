import {describe, expect, it} from 'vitest';
import {createCapture} from '../../src/host/capture.ts';
import {cleaned, replayedHost} from '../../src/host/index.ts';
import {createLines} from '../../src/host/lines.ts';
import type {Captured, Host, Ran} from '../../src/model/index.ts';
import {freshCleaner} from './marked.ts';

const secret = 'Zq7RtY2uIo9PaS4dFgH6jKlX';

/** What is kept of a text whose middle is cut out, so that the cut goes through the text at every place in turn. */
function captured(text: string, keepBytes: number): Captured {
  const capture = createCapture(keepBytes);
  capture.push(Buffer.from(text));
  return capture.end();
}

/** A host that says one thing, so that a stream that was really cut meets the wrapper that cleans it. */
function hostThatSays(stdout: Captured, ended: Ran['ended'] = 'exit'): Host {
  const recording = {
    type: 'recording',
    schema: 'rungs.recording/1',
    at: 0,
    name: 'h',
    platform: {os: 'linux', user: {name: 'ops', uid: 1, gid: 1, home: '/'}},
  };
  const nothing = {text: '', bytes: 0, lines: 0, cut: null, sha256: null};
  const value = {argv: ['say'], ended, exit: 0, signal: null, tookMs: 1, stdout, stderr: nothing};
  return replayedHost(
    `${JSON.stringify(recording)}\n${JSON.stringify({type: 'run', at: 0, call: {argv: ['say'], as: null}, answer: {seen: true, value}})}\n`,
    'memory',
  );
}

async function said(stdout: Captured, ended: Ran['ended'], learn: boolean): Promise<Captured> {
  const cleaner = freshCleaner();
  if (learn) {
    cleaner.learn('learned', secret);
  }

  const answer = await cleaned(hostThatSays(stdout, ended), cleaner).run({argv: ['say'], limitMs: 1, keepBytes: 1});
  if (!answer.seen) {
    throw new Error(answer.detail);
  }

  return answer.value.stdout;
}

/** Four characters in a row of a secret would be four too many. */
function holdsPiece(text: string): boolean {
  return Array.from({length: secret.length - 3}, (_, at) => secret.slice(at, at + 4)).some((piece) => text.includes(piece));
}

describe('a secret that the cut of a long output splits', () => {
  const around = (before: number, line: string) =>
    `${'first line\n'.repeat(3)}${'x'.repeat(before)} ${line} ${'y '.repeat(3000)}\nlast line\n`;

  it('leaves no piece on either side, at whatever character the cut falls', async () => {
    let split = 0;
    for (let shift = 0; shift < 60; shift += 1) {
      const lines = `${'a line of the log\n'.repeat(200)}X_TOKEN=${secret} and on\n${'b line of the log\n'.repeat(200)}`;
      const at = lines.indexOf('X_TOKEN');
      const kept = captured(lines, at - 10 + shift);
      split += Number(holdsPiece(kept.text) && !kept.text.includes(secret));
      const out = await said(kept, 'exit', false);
      expect(holdsPiece(out.text), out.text.slice(at - 60, at + 120)).toBe(false);
      expect(out.text.startsWith('a line of the log\n')).toBe(true);
      expect(out.text.endsWith('b line of the log\n')).toBe(true);
    }

    // As it came, the text did hold pieces.
    expect(split).toBeGreaterThan(5);
  });

  it('leaves no piece in a line too long to be given up, known or not', async () => {
    for (const [learn, line] of [
      [true, secret],
      [false, `"password": "${secret} ${secret}"`],
      [false, `ghp_${secret}${secret}`],
    ] as const) {
      for (let shift = 0; shift < 60; shift += 7) {
        const text = around(30_000, line) + around(30_000, line);
        const out = await said(captured(text, text.indexOf(line) - 10 + shift), 'exit', learn);
        expect(holdsPiece(out.text)).toBe(false);
      }
    }
  });

  it('is counted in the notice, so that kept and left out make up the whole', async () => {
    const text = `${'a line\n'.repeat(1000)}X_TOKEN=${secret}\n${'b line\n'.repeat(1000)}`;
    const out = await said(captured(text, 1003), 'exit', false);
    const [head = '', tail = ''] = out.text.split(/\n\[rungs: \d+ bytes, \d+ lines left out here\]\n/);
    expect(Buffer.byteLength(`${head}\n`) + Buffer.byteLength(tail) + (out.cut?.bytes ?? 0)).toBe(out.bytes);
    expect(`${head}\n${tail}`.split('\n').length - 1 + (out.cut?.lines ?? 0)).toBe(out.lines);
    expect(out.sha256).toMatch(/^[\da-f]{64}$/);
  });

  it('leaves no piece of a private key', async () => {
    const key = `-----BEGIN PRIVATE KEY-----\n${`${secret}${secret}ABCDEFGHIJKLMNOP\n`.repeat(20)}-----END PRIVATE KEY-----\n`;
    const text = `${'a line\n'.repeat(300)}${key}${'b line\n'.repeat(300)}`;
    for (const keep of [2150, 2300, 2500, 3000]) {
      expect(holdsPiece((await said(captured(text, keep), 'exit', false)).text)).toBe(false);
    }
  });
});

describe('a command that was ended in the middle of a word', () => {
  it('shows no piece of a known secret, nor of a token that begins as its kind does', async () => {
    for (let length = 4; length < secret.length; length += 1) {
      const out = await said(captured(`waiting\nusing ${secret.slice(0, length)}`, 10_000), 'limit', true);
      expect(out.text).toMatch(/^waiting\nusing ‹secret learned ~[\da-f]{6}›$/);
    }

    expect((await said(captured('using ghp_Ab3', 1000), 'stopped', false)).text).toMatch(/^using ‹secret begun-secret/);
    expect((await said(captured('using 1234567890:AAAb3', 1000), 'stopped', false)).text).toMatch(/^using ‹secret begun-secret/);
  });

  it('keeps the last words of a program that says no secret', async () => {
    for (const words of ['Waiting for the gateway', 'Reading /etc/path', 'progress 12%', '2026-11-21T04:39:11.123Z pid=1234567']) {
      expect((await said(captured(words, 1000), 'limit', true)).text).toBe(words);
    }
  });
});

describe('a followed line that is longer than is kept', () => {
  it('leaves no piece of a secret at its cut', () => {
    const cleaner = freshCleaner();
    cleaner.learn('learned', secret);
    for (let shift = 0; shift < 40; shift += 3) {
      const lines: string[] = [];
      const split = createLines((line) => lines.push(line));
      split.push(Buffer.from(`${'x '.repeat(8192 - 20)}${'y'.repeat(shift)}${secret} ${'z'.repeat(9000)}\nnext\n`));
      const host: Host = {
        ...hostThatSays(captured('', 1)),
        follow: (_command, onLine) => {
          lines.forEach(onLine);
          return {stop: () => undefined, ended: Promise.resolve('over')};
        },
      };
      const got: string[] = [];
      cleaned(host, cleaner).follow({argv: ['say'], limitMs: 1, keepBytes: 1}, (line) => got.push(line));
      expect(got).toHaveLength(2);
      expect(got[0]).toMatch(/ \[rungs: \d+ bytes of this line left out\]$/);
      expect(holdsPiece(got.join('\n'))).toBe(false);
    }
  });
});
