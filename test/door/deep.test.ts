import {describe, expect, it} from 'vitest';
import {createCleaner} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {paperHost} from '../probes/paper-host.ts';
import {down, home, value} from './down.ts';

const levels = 50_000;
const path = `${home}/.openclaw/openclaw.json`;

/** A configuration whose only secret lies so deep that no stack reaches it by calls. */
const deep: readonly (readonly [string, string])[] = [
  ['objects', `{gateway: ${'{a: '.repeat(levels)}{botToken: '${value}'}${'}'.repeat(levels)}}`],
  ['lists', `{gateway: ${'['.repeat(levels)}{botToken: '${value}'}${']'.repeat(levels)}}`],
  ['lists, as plain JSON', `{"gateway": ${'['.repeat(levels)}{"botToken": "${value}"}${']'.repeat(levels)}}`],
  ['both by turns', `{gateway: ${'[{a: '.repeat(levels)}{botToken: '${value}'}${'}]'.repeat(levels)}}`],
];

describe('a configuration of fifty thousand levels', () => {
  it.each(deep)('of %s is learnt to its end', async (_, text) => {
    const cleaner = await createCleaner({key: Buffer.alloc(32, 1)}).tell((say) => say.text(path, text));
    expect(cleaner.clean(`said ${value}`, 'a log')).toMatch(/^said ‹secret [\w.]*botToken ~[\da-f]+›$/);
  });

  it.each(deep)('of %s becomes readings', async (_, text) => {
    const {host, gateways} = await enter(paperHost(down({files: {[path]: text}})), {find: {}});
    const readings = await lookAtAll(probes, host, gateways[0]!, false);
    expect(readings.config?.seen).toBeDefined();
    expect(JSON.stringify(readings)).not.toContain(value);
  });
});
