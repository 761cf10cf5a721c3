import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {matchSignatures, signatureCounter, signatures} from '../../src/openclaw/signatures.ts';
import {rules} from '../../src/rules/index.ts';
import {literalsOf} from '../../src/search/index.ts';
import fc from '../property.ts';

const samples = new URL('../rules/samples/', import.meta.url);
const journals = readdirSync(samples)
  .filter((name) => name.endsWith('.journal'))
  .map((name) => readFileSync(new URL(name, samples), 'utf8'));

function ids(...lines: readonly string[]): readonly string[] {
  return matchSignatures(lines.map((text, at) => ({at, text}))).map((hit) => hit.id);
}

describe('the table of signatures', () => {
  test('has at least a hundred, each with a name of its own', () => {
    expect(signatures.length).toBeGreaterThanOrEqual(100);
    expect(new Set(signatures.map((one) => one.id)).size).toBe(signatures.length);
    for (const one of signatures) expect(one.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('lists every file of its folder', () => {
    const files = readdirSync(new URL('../../src/openclaw/signatures', import.meta.url)).filter(
      (name) => !['seen.ts', 'signature.ts'].includes(name),
    );
    const source = readFileSync(new URL('../../src/openclaw/signatures.ts', import.meta.url), 'utf8');
    expect(files.filter((name) => !source.includes(`./signatures/${name}'`))).toEqual([]);
  });

  test.each(signatures.map((one) => [one.id, one] as const))('%s matches its sample, leaves what looks alike, and has a page', (_, one) => {
    expect(ids(one.sample)).toContain(one.id);
    for (const line of one.never ?? []) expect(ids(line)).not.toContain(one.id);
    expect(one.page).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/);
    expect(one.means.length).toBeGreaterThan(10);
    if (one.supports !== null) expect(rules.map((rule) => rule.code)).toContain(one.supports);
  });

  test.each([
    '401',
    '403 Forbidden',
    'HTTP 404',
    '429',
    'status 429th of many',
    'blocked',
    'allowlist',
    'rate limit',
    'a user said: Forbidden',
    'listening on port 401',
  ])('says nothing of a bare "%s"', (line) => {
    expect(ids(line)).toEqual([]);
  });

  test('says nothing of a healthy start', () => {
    const start = journals
      .join('\n')
      .split('\n')
      .filter((line) => /\]: 2026\S+ \[(?:gateway|health-monitor|heartbeat|telegram|state)/.test(line))
      .filter((line) => !/breaker|stale|already running|suppressed/.test(line));
    expect(start.length).toBeGreaterThan(40);
    expect(ids(...start)).toEqual([]);
  });
});

describe('counting', () => {
  test('is the same line by line, by the block, and by trying every expression', () => {
    const text = [...journals.join('\n').split('\n'), ...signatures.map((one) => one.sample)].join('\n');
    const plain = new Map<string, number>();
    for (const line of text.split('\n'))
      for (const one of signatures) if (new RegExp(one.pattern, one.flags).test(line)) plain.set(one.id, (plain.get(one.id) ?? 0) + 1);
    const byLine = signatureCounter();
    for (const line of text.split('\n')) byLine.push(line, 1);
    const byBlock = signatureCounter();
    byBlock.pushBlock(new TextEncoder().encode(text), 1);
    expect(new Map(byLine.hits().map((hit) => [hit.id, hit.count]))).toEqual(plain);
    expect(byBlock.hits()).toEqual(byLine.hits());
  });

  test('keeps the last line and its time', () => {
    const hits = matchSignatures([
      {at: 5, text: 'x listen EADDRINUSE one'},
      {at: 9, text: 'listen EADDRINUSE EADDRINUSE two'},
    ]);
    expect(hits).toEqual([{id: 'address-in-use', count: 2, lastAt: 9, line: 'listen EADDRINUSE EADDRINUSE two'}]);
  });

  test('takes a line of megabytes, broken UTF-8 and control characters in its stride', () => {
    const counter = signatureCounter();
    counter.push('x'.repeat(5_000_000), 1);
    counter.pushBlock(Uint8Array.from([0xff, 0xfe, 0x1b, 0x5b, 0x32, 0x4a, 10, ...new TextEncoder().encode('EMFILE: too many')]), 2);
    counter.push('', 3);
    expect(counter.hits().map((hit) => hit.id)).toEqual(['too-many-files']);
  });

  test('finds a sample wherever it stands in a line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...signatures), fc.string({maxLength: 40, unit: 'binary'}), (one, before) => {
        if (/[\n\r\w]$/.test(before) || /[\n\r\u2028\u2029]/.test(before)) return;
        expect(ids(`${before} ${one.sample}`)).toContain(one.id);
      }),
      {numRuns: 400, endOnFailure: true},
    );
  });
});

describe('the texts that a pattern must hold', () => {
  test.each([
    {pattern: 'Port \\d+ is already in use\\.', texts: [' is already in use.']},
    {pattern: '\\b(?:EACCES|EPERM:).*state', texts: ['eacces', 'eperm:']},
    {pattern: 'database (?:table )?is locked', texts: ['database is locked', 'database table is locked']},
    {pattern: 'rate[_ ]limit(?:ed| exceeded)', texts: ['rate_limited', 'rate_limit exceeded', 'rate limited', 'rate limit exceeded']},
    {pattern: 'ab{1,2}cdefg', texts: ['bcdefg']},
    {pattern: 'x*longer text', texts: ['longer text']},
    {pattern: 'one|another', texts: ['one', 'another']},
    {pattern: '\\d+', texts: null},
    {pattern: '(?:a|.*)', texts: null},
  ])('of $pattern', ({pattern, texts}) => {
    expect(literalsOf(pattern)).toEqual(texts);
  });
});
