import {expect, test} from 'vitest';
import {itemsFor, parseRunbook, pickVariant, shownVariant} from '../../src/runbook/index.ts';
import {good} from './good.ts';

const parsed = parseRunbook(good, 'mine.md');
const [status, doctor] = parsed.ok ? parsed.runbook.rungs : [];
if (status === undefined || doctor === undefined) {
  throw new Error('the good runbook must parse');
}

const cases: readonly (readonly [string | null, string | null])[] = [
  ['2026.9.6', '>=2026.8.1'],
  ['2026.8.1', '>=2026.8.1'],
  ['2026.8.1-2', '>=2026.8.1'],
  ['2026.10.1', '>=2026.8.1'],
  ['2027.1.1', '>=2026.8.1'],
  ['2026.8.1-beta.5', '<2026.8.1'],
  ['2026.7.33', '<2026.8.1'],
  ['2026.4.14', '<2026.8.1'],
  [null, null],
  ['unreleased', null],
];

for (const [version, wanted] of cases) {
  test(`OpenClaw ${version ?? 'of an unknown version'} gets ${wanted ?? 'no'} variant`, () => {
    expect(pickVariant(doctor, {version, under: null})?.versions ?? null).toBe(wanted);
  });
}

test('a variant for any version fits an unknown version too', () => {
  expect(pickVariant(status, {version: null, under: 'launchd'})?.versions).toBe('*');
});

const own = parseRunbook(
  good.replace(
    'Rungs runs `openclaw status --json`.',
    '**Run** (any version under launchd, only reads):\n\n```sh\nlaunchctl list\n```\n\n**Run** (`>=2026.8.1` in a container, by hand): Look into it.',
  ),
  'mine.md',
);

test.each([
  ['2026.9.6', 'systemd', 'openclaw status'],
  ['2026.9.6', null, 'openclaw status'],
  ['2026.9.6', 'launchd', 'launchctl list'],
  [null, 'launchd', 'launchctl list'],
  ['2026.9.6', 'container', 'Look into it.'],
  ['2026.4.14', 'container', 'openclaw status'],
] as const)('OpenClaw %s under %s: its own command stands before the one for all', (version, under, shown) => {
  expect(own.ok ? pickVariant(own.runbook.rungs[0]!, {version, under})?.shown : own.problems).toBe(shown);
});

test('what was taken is shown, then what would be, then the newest for all', () => {
  if (!own.ok) throw new Error('it must parse');
  const [rung, newer] = own.runbook.rungs;
  const found = {version: '2026.9.6', under: 'launchd'} as const;
  expect(shownVariant(rung!, {variant: rung!.variants[2]!}, found)?.shown).toBe('Look into it.');
  expect(shownVariant(rung!, {variant: null}, found)?.shown).toBe('launchctl list');
  expect(shownVariant(newer!, {variant: null}, {version: null, under: null})?.shown).toBe('Look at the files.');
});

const items = ['For all: of them', 'Under systemd: the manager', 'Under launchd: the job', 'In a container: the engine', 'constructor: x'];

test.each([
  [null, items],
  ['systemd', ['For all: of them', 'The manager', 'constructor: x']],
  ['launchd', ['For all: of them', 'The job', 'constructor: x']],
  ['container', ['For all: of them', 'The engine', 'constructor: x']],
] as const)('hints for %s are read without those for others', (under, left) => {
  expect(itemsFor(items, under)).toEqual(left);
});
