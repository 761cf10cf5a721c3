import {describe, expect, it} from 'vitest';
import {breachesIn} from './breaches.ts';

/** Each is a way to get at what a rule must not touch, planted in a rule. */
const imports: Readonly<Record<string, string>> = {
  'a static import': "import {readFileSync} from 'node:fs';",
  'an import over several lines': "import {\n  readFileSync,\n  type Stats,\n} from 'node:fs';",
  'an import of everything': "import * as fs from 'node:fs';",
  'an import for its side effect': "import 'node:fs';",
  'a re-export': "export {readFileSync} from 'node:fs';",
  'a re-export of everything': "export * from 'node:fs';",
  'a re-export under a name': "export * as fs from 'node:fs';",
  'a dynamic import': "export const load = async () => (await import('node:fs')).readFileSync;",
  'a dynamic import in backticks': 'export const load = () => import(`node:fs`);',
  'a dynamic import of a computed name': "export const load = () => import(['node', 'fs'].join(':'));",
  'a require': "const fs = require('node:fs');",
  'an import by assignment': "import fs = require('node:fs');",
  'another room': "import {createLocalHost} from '../host/index.ts';",
  'another room by a detour': "import {createLocalHost} from '../rules/../host/index.ts';",
  'a package': "import {execa} from 'execa';",
};

const globals: Readonly<Record<string, string>> = {
  'Date.now': 'export const at = () => Date.now();',
  "Date['now']": "export const at = () => Date['now']();",
  'a new Date of now': 'export const at = () => new Date();',
  'Date called': 'export const at = () => Date();',
  'Date under another name': 'const Day = Date; export const at = () => new Day();',
  'Date taken apart': 'const {now} = Date; export const at = now;',
  performance: 'export const at = () => performance.now();',
  setTimeout: 'setTimeout(() => {}, 1);',
  'AbortSignal.timeout': 'export const stop = () => AbortSignal.timeout(5);',
  process: "export const home = () => process.env['HOME'];",
  'process as a short property': 'export const all = {process};',
  'process as a default': 'export const f = (env = process.env) => env;',
  'process within a template': 'export const f = `${process.pid}`;',
  globalThis: 'export const all = globalThis;',
  'Math.random': 'export const chance = () => Math.random();',
  crypto: 'export const id = () => crypto.randomUUID();',
  require: 'export const get = require;',
  fetch: "export const got = fetch('http://127.0.0.1');",
  WebSocket: "export const open = () => new WebSocket('ws://127.0.0.1');",
  eval: "export const x = eval('1');",
  Function: "export const x = new Function('return this')();",
  console: "console.log('x');",
  'process as an element': 'export const all = [process];',
  'process where only another function has its own': 'export const f = (process: string) => process; export const g = process;',
};

const harmless: Readonly<Record<string, string>> = {
  'a type of another room': "import type {Host} from '../model/index.ts'; export type A = Host;",
  'a file of its own room': "import {x} from './shared/words.ts'; export const y = x;",
  'what it may import': "import {commands} from '../openclaw/commands.ts'; export const y = commands;",
  'a date of a given time': 'export const f = (at: number) => new Date(at).toISOString() + Date.parse("x") + Date.UTC(2026);',
  'a member named process': 'export const f = (facts: {process: {fetch: number}}) => facts.process.fetch;',
  'a parameter named process': 'export const f = (process: string) => () => process;',
  'a name taken out of an object': 'export const f = ({process: {crypto}, ...console}: any) => [crypto, console];',
  'a variable of a loop': 'export const f = (all: string[]) => { for (const process of all) return process; return null; };',
  'a property named process': 'export const x = {process: 1, fetch() { return 2; }};',
  'a type named after a global': 'export type X = typeof process; export interface Y { fetch: typeof fetch }',
  'Math without chance': 'export const x = Math.max(1, 2);',
};

describe('a planted breach is caught', () => {
  it.each(Object.entries(imports))('%s', (_, text) => {
    const found = breachesIn('src/rules/planted.ts', text).filter((breach) => !breach.includes(' uses require:'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^src\/rules\/planted\.ts imports .+: a rule judges saved readings/);
  });

  it.each(Object.entries(globals))('%s', (_, text) => {
    expect(breachesIn('src/rules/planted.ts', text)).toHaveLength(1);
    expect(breachesIn('src/rules/planted.ts', text)[0]).toMatch(/^src\/rules\/planted\.ts uses .+: a rule judges saved readings/);
  });

  it('a type where not even types may come from', () => {
    expect(breachesIn('src/model/planted.ts', "import type {Rule} from '../rules/index.ts';")).toHaveLength(1);
    expect(breachesIn('src/rules/planted.ts', "export type X = import('../session/index.ts').Session;")).toHaveLength(1);
  });

  it('a value where only types may come from', () => {
    const from = "'../rules/index.ts'";
    expect(breachesIn('src/session/planted.ts', `import type {Rule} from ${from};`)).toEqual([]);
    expect(breachesIn('src/session/planted.ts', `import {type Rule} from ${from};`)).toEqual([]);
    expect(breachesIn('src/session/planted.ts', `import {type Rule, rules} from ${from};`)).toHaveLength(1);
    expect(breachesIn('src/session/planted.ts', `import ${from};`)).toHaveLength(1);
  });

  it('in a component, too', () => {
    expect(breachesIn('screens/Planted.tsx', 'export const Planted = () => <Box at={Date.now()} />;')).toHaveLength(1);
    expect(breachesIn('screens/Planted.tsx', 'export const Planted = () => <Box process={1}>fetch</Box>;')).toEqual([]);
  });

  it('in a folder that no row of the table knows', () => {
    expect(breachesIn('src/planted/index.ts', '')).toEqual(['src/planted/index.ts stands in no room of test/house/rooms.ts']);
  });
});

it.each(Object.entries(harmless))('%s is no breach', (_, text) => {
  expect(breachesIn('src/rules/unit-down.ts', text)).toEqual([]);
});
