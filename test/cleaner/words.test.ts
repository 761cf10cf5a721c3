import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type Cleaner, createCleaner} from '../../src/host/index.ts';
import {cleanLines} from '../hostile/clean-corpus.ts';

const told = (values: readonly (readonly [string, string])[]): Promise<Cleaner> =>
  createCleaner({key: Buffer.alloc(32, 1)}).tell((say) => values.forEach(([name, value]) => say.value(name, value)));

describe('a password that is a word', () => {
  it.each([
    ['DB_PASSWORD', 'correcthorse'],
    ['TELEGRAM_PW', 'sunflower'],
    ['telegram.botToken', 'blue-whale-song'],
    ['SMTP_PASS', 'Sunflower'],
    ['GATEWAY_SECRET', 'SUNFLOWER'],
  ])('%s=%s is known in every line', async (name, value) => {
    const cleaner = await told([[name, value]]);
    expect(cleaner.clean(`login as bot failed with ${value} (try 3)`, 'a log')).toMatch(/^login as bot failed with ‹secret .*› \(try 3\)$/);
  });

  it.each([
    ['DB_PASSWORD', 'password', 'password authentication failed for user bot'],
    ['DB_PASSWORD', 'activating', 'ActiveState=activating'],
    ['GATEWAY_TOKEN', 'my-gateway', 'started my-gateway'],
    ['DB_PASSWORD', 'whale', 'a whale was seen'],
    ['GW_X', 'sunflower', 'a sunflower under a name that says nothing'],
    ['AUTH_TOKEN', 'question', 'three questions are open'],
  ])('%s=%s takes nothing from %s', async (name, value, line) => {
    expect((await told([[name, value]])).clean(line, 'a log')).toBe(line);
  });

  it('takes no word out of clean lines, not even where all their words are passwords', async () => {
    const lines = [...realLines(), ...cleanLines(7, 2 ** 18)].filter((line) => !/node_modules\/|"url"/.test(line));
    const words = new Map<string, number>();
    for (const [word] of lines.join('\n').matchAll(/(?<![\p{L}\d_@-])[A-Z]?[a-z]{7,14}(?![\p{L}\d_-])/gu))
      words.set(word, (words.get(word) ?? 0) + 1);
    // What stands in no more than one line is a name there, and no line in which the cause would be missed.
    const often = [...words].filter(([, count]) => count > 1).map(([word]) => word);
    expect(often.length).toBeGreaterThan(150);
    const cleaner = await told(often.map((word) => ['DB_PASSWORD', word]));
    // Each by itself, so that a word that misses is named.
    const taken = often.filter((word) => cleaner.clean(`a ${word} stands here`, 'a log') !== `a ${word} stands here`);
    expect(taken).toEqual([]);
    expect(lines.filter((line) => cleaner.clean(line, 'a log').includes('‹secret DB_PASSWORD'))).toEqual([]);
  });
});

function realLines(): readonly string[] {
  const folder = new URL('samples', import.meta.url).pathname;
  return readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
}
