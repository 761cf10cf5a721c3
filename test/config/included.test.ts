import {describe, expect, it} from 'vitest';
import {fileOf, filesOf, whole} from '../../src/config/index.ts';

const files: Readonly<Record<string, string>> = {
  '/s/openclaw.json': '{gateway: {$include: "./inc/gw.json5", port: 1}, channels: {$include: ["./inc/a.json5", "./inc/b.json5"]}}',
  '/s/inc/gw.json5': '{bind: "lan", auth: {$include: "../auth.json5"}}',
  '/s/auth.json5': '{mode: "token"}',
  '/s/inc/a.json5': '{telegram: {enabled: true}, list: [1]}',
  '/s/inc/b.json5': '{telegram: {dmPolicy: "open"}, list: [2]}',
  '/s/circle.json': '{$include: "./circle.json"}',
};
const read = (path: string): string | null => files[path] ?? null;
const path = '/s/openclaw.json';

describe('the file in which a value stands', () => {
  it.each([
    [['gateway', 'port'], '/s/openclaw.json'],
    [['gateway', 'bind'], '/s/inc/gw.json5'],
    [['gateway', 'auth', 'mode'], '/s/auth.json5'],
    [['channels', 'telegram', 'dmPolicy'], '/s/inc/b.json5'],
    [['channels', 'telegram', 'enabled'], '/s/inc/a.json5'],
  ])('of %j is %s', (steps, file) => {
    expect(fileOf(path, steps, read)).toMatchObject({ok: true, path: file});
  });

  it('is not guessed where several could be meant, and a circle ends', () => {
    expect(fileOf(path, ['channels', 'slack'], read)).toMatchObject({ok: false, problem: expect.stringContaining('may come from any of')});
    expect(fileOf('/s/circle.json', ['a'], read)).toMatchObject({ok: false, problem: expect.stringContaining('10 deep')});
  });
});

it('a configuration is put together as the gateway does it', () => {
  const texts = filesOf(path, read);
  expect([...texts.keys()]).toEqual([path, '/s/inc/gw.json5', '/s/auth.json5', '/s/inc/a.json5', '/s/inc/b.json5']);
  expect(whole(path, texts)).toEqual({
    gateway: {bind: 'lan', auth: {mode: 'token'}, port: 1},
    channels: {telegram: {enabled: true, dmPolicy: 'open'}, list: [1, 2]},
  });
});
