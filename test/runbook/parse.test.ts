import {expect, test} from 'vitest';
import {parseRunbook} from '../../src/runbook/index.ts';
import {good, lineAt} from './good.ts';

function read(text: string) {
  const parsed = parseRunbook(text, 'mine.md');
  return parsed.ok ? parsed.runbook : expect.fail(parsed.problems.join('\n'));
}

test('a page becomes a runbook with its name from the file', () => {
  const runbook = read(good);
  expect(runbook).toMatchObject({name: 'mine', title: 'My runbook', intro: 'Two looks.'});
  expect(runbook.rungs.map((rung) => [rung.id, rung.title, rung.line])).toEqual([
    ['status', 'Status', lineAt(good, '## 1.')],
    ['doctor', 'Doctor', lineAt(good, '## 2.')],
  ]);
});

test('a rung keeps every part of the page', () => {
  expect(read(good).rungs[0]).toEqual({
    id: 'status',
    title: 'Status',
    why: 'To know.',
    healthy: 'It answers.',
    otherwise: '- Look again.\n- Ask `somebody`.',
    variants: [
      {
        versions: '*',
        shown: 'openclaw status',
        commands: [['openclaw', 'status', '--json']],
        kind: 'reads',
        effect: null,
      },
    ],
    codes: ['unit-down', 'port-taken'],
    beside: ['supervisor'],
    page: 'https://docs.openclaw.ai/cli/status',
    writtenFor: '2026.9.6',
    line: 5,
  });
});

test('without a line “Rungs runs” the lines of the code block are what is run', () => {
  const text = good
    .replace('Rungs runs `openclaw status --json`.\n\n', '')
    .replace('openclaw status\n', '# first\nopenclaw status\nls "/tmp/two words"\n');
  expect(read(text).rungs[0]?.variants[0]?.commands).toEqual([
    ['openclaw', 'status'],
    ['ls', '/tmp/two words'],
  ]);
});

test('a line “Rungs runs” can name several commands and end in words', () => {
  const line = 'Rungs runs `openclaw status --json`,\n`openclaw health\n--json` and `openclaw --version`; the journal stands beside it.';
  expect(read(good.replace('Rungs runs `openclaw status --json`.', line)).rungs[0]?.variants[0]?.commands).toEqual([
    ['openclaw', 'status', '--json'],
    ['openclaw', 'health', '--json'],
    ['openclaw', '--version'],
  ]);
});

test('a step by hand runs nothing and shows what to do', () => {
  expect(read(good).rungs[1]?.variants[1]).toEqual({
    versions: '<2026.8.1',
    shown: 'Look at the files.',
    commands: [],
    kind: 'person',
    effect: 'Look at the files.',
  });
});

test('a command that writes says what it changes', () => {
  const text = good.replace('any version, only reads):', 'any version, writes): Changes `everything`.');
  expect(read(text).rungs[0]?.variants[0]).toMatchObject({kind: 'writes', effect: 'Changes `everything`.'});
});

test('paragraphs are unwrapped, lists and code keep their lines', () => {
  const why = '**Why.** To\nknow *it*,\nsee [the page](https://x.test/).\n\n1. one\n2. two\n   more\n\n```\na\nb\n```';
  const text = good.replace('**Why.** To know.', why);
  expect(read(text).rungs[0]?.why).toBe('To know it, see the page (https://x.test/).\n\n1. one\n2. two more\n\n    a\n    b');
});

test('line ends of Windows, tabs and a byte order mark do not matter', () => {
  expect(read(`\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual(read(good));
});

test('a rung names acts, and one that is not known is a mistake on its line', () => {
  const text = good.replace('**Judged by:**', '**Act.** `restart` `drop-in-aside`\n\n**Judged by:**');
  const parsed = parseRunbook(text, 'mine.md', {acts: new Set(['restart', 'drop-in-aside'])});
  expect(parsed.ok && parsed.runbook.rungs.map((rung) => rung.acts)).toEqual([['restart', 'drop-in-aside'], undefined]);
  const strange = parseRunbook(text, 'mine.md', {acts: new Set(['restart'])});
  expect(!strange.ok && strange.problems).toEqual([
    `mine.md:${lineAt(text, '**Act.**')}: expected the name of an act (\`restart\`), found \`drop-in-aside\``,
  ]);
});
