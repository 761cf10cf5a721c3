import {expect, test} from 'vitest';
import {builtInRunbooks} from '../../src/runbook/builtin.ts';
import {parseRunbook} from '../../src/runbook/index.ts';
import {good, lineAt} from './good.ts';

interface Mistake {
  readonly from: string;
  readonly to: string;
  /** What stands on the line that the message must name, in the changed text; absent = line 1. */
  readonly at?: string;
  readonly expected: string;
  readonly found: string;
}

const mistakes: Readonly<Record<string, Mistake>> = {
  'acts without backticks': {
    from: '**Judged by:**',
    to: '**Act.** restart\n\n**Judged by:**',
    at: '**Act.**',
    expected: 'names in backticks behind **Act**, or the word none',
    found: 'restart',
  },
  'an act that cannot be one': {
    from: '**Judged by:**',
    to: '**Act.** `Restart it`\n\n**Judged by:**',
    at: '**Act.**',
    expected: 'the name of an act',
    found: '`Restart it`',
  },
  'acts at another place': {
    from: '**Beside:**',
    to: '**Act.** `restart`\n\n**Beside:**',
    at: '**Act.**',
    expected: '**Act** before **Judged by**',
    found: 'it after',
  },
  'no title': {
    from: '# My runbook\n\n',
    to: '',
    expected: 'the title as the first line, `# Title`',
    found: 'a paragraph',
  },
  'an empty title': {
    from: '# My runbook',
    to: '#',
    expected: 'words in the title',
    found: 'nothing',
  },
  'a second title': {
    from: 'Two looks.',
    to: 'Two looks.\n\n# Other',
    at: '# Other',
    expected: 'a paragraph, a list or a code block',
    found: 'a heading of level 1',
  },
  'a wrong number': {
    from: '## 2. Doctor',
    to: '## 3. Doctor',
    at: '## 3. Doctor',
    expected: 'a heading `## 2. …`',
    found: '“3. Doctor”',
  },
  'no number': {
    from: '## 1. Status',
    to: '## Status',
    at: '## Status',
    expected: 'a heading `## 1. …`',
    found: '“Status”',
  },
  'a heading without letters': {
    from: '## 1. Status',
    to: '## 1. …',
    at: '## 1. …',
    expected: 'a heading with letters or digits, from which the name of the rung is made',
    found: '“…”',
  },
  'the same heading twice': {
    from: '## 2. Doctor',
    to: '## 2. Status',
    at: '## 2. Status',
    expected: 'a heading that no other rung has',
    found: 'the one of line 5, “Status”',
  },
  'text before the first part': {
    from: '**Why.** To know.',
    to: 'Hello.\n\n**Why.** To know.',
    at: 'Hello.',
    expected: 'a paragraph that begins with **Why.**',
    found: 'a paragraph',
  },
  'a strange part': {
    from: '**Healthy.** It answers.',
    to: '**Healthy.** It answers.\n\n**Cheers.** Bye.',
    at: '**Cheers.**',
    expected:
      'one of **Why**, **Run**, **Healthy**, **Otherwise**, **Act**, **Judged by**, **Beside**, **Source** in bold ' +
      'at the start of a paragraph',
    found: '**Cheers**',
  },
  'a part twice': {
    from: '**Healthy.** It answers.',
    to: '**Healthy.** It answers.\n\n**Healthy.** Twice.',
    at: '**Healthy.** Twice.',
    expected: '**Healthy** once in a rung',
    found: 'a second one',
  },
  'an empty part': {
    from: '**Healthy.** It answers.',
    to: '**Healthy.**',
    at: '**Healthy.**',
    expected: 'words behind **Healthy**',
    found: 'nothing',
  },
  'a table': {
    from: 'It answers.',
    to: '\n\n| a | b |\n|---|---|\n| c | d |',
    at: '| a | b |',
    expected: 'a list, which also reads well on a narrow screen',
    found: 'a table',
  },
  HTML: {
    from: 'It answers.',
    to: 'It <b>answers</b>.',
    at: '**Healthy.** It <b>',
    expected: 'words, inline code or a link',
    found: 'HTML',
  },
  'an image': {
    from: 'It answers.',
    to: '![it](https://x.test/)',
    at: '**Healthy.** ![it]',
    expected: 'words, inline code or a link',
    found: 'an image',
  },
  'a quotation': {
    from: '**Otherwise.**\n',
    to: '**Otherwise.**\n\n> Look.\n',
    at: '> Look.',
    expected: 'a paragraph, a list or a code block',
    found: 'a quotation',
  },
  'a kind that does not exist': {
    from: 'any version, only reads',
    to: 'any version, reads',
    at: '**Run** (any version, reads',
    expected:
      '**Run** (any version, only reads):, with a range or a supervisor such as (`>=2026.8.1`, writes): or (any version under launchd, only reads):, and only reads, writes or by hand',
    found: '(any version, reads):',
  },
  'a range that is none': {
    from: '`>=2026.8.1`',
    to: '`>=next`',
    at: '**Run** (`>=next`',
    expected: 'a range of OpenClaw versions such as `>=2026.8.1` or `>=2026.5.1 <2026.8.1`',
    found: '`>=next`',
  },
  'a hole between two ranges': {
    from: '`<2026.8.1`',
    to: '`<2026.5.1`',
    at: '## 2. Doctor',
    expected: 'exactly one **Run** for every OpenClaw version',
    found: '0 for OpenClaw 2026.5.1',
  },
  'ranges that overlap': {
    from: '`<2026.8.1`',
    to: '`<=2026.8.1`',
    at: '## 2. Doctor',
    expected: 'exactly one **Run** for every OpenClaw version',
    found: '2 for OpenClaw 2026.8.1',
  },
  'a supervisor that nobody knows': {
    from: '(`>=2026.8.1`, only reads)',
    to: '(`>=2026.8.1` under upstart, only reads)',
    at: '**Run** (`>=2026.8.1`',
    expected:
      '**Run** (any version, only reads):, with a range or a supervisor such as (`>=2026.8.1`, writes): or (any version under launchd, only reads):, and only reads, writes or by hand',
    found: '(`>=2026.8.1` under upstart, only reads):',
  },
  'a command for one supervisor and none for the others': {
    from: '(`>=2026.8.1`, only reads)',
    to: '(`>=2026.8.1` under launchd, only reads)',
    at: '## 2. Doctor',
    expected: 'exactly one **Run** for every OpenClaw version',
    found: '0 for OpenClaw 2026.8.1',
  },
  'a newest version without a command': {
    from: '`>=2026.8.1`',
    to: '`>=2026.8.1 <2026.9.1`',
    at: '## 2. Doctor',
    expected: 'exactly one **Run** for every OpenClaw version',
    found: '0 for OpenClaw 2026.9.1',
  },
  'no command': {
    from: '```sh\nopenclaw doctor --lint\n```\n',
    to: '',
    at: '**Run** (`>=',
    expected: 'a code block with the command under **Run**',
    found: 'none',
  },
  'an empty command': {
    from: '\nopenclaw doctor --lint',
    to: '',
    at: '```sh\n```',
    expected: 'a command',
    found: 'none',
  },
  'shell syntax in indented code': {
    from: '```sh\nopenclaw doctor --lint\n```',
    to: '    # first\n    openclaw doctor --lint | less',
    at: '    openclaw doctor --lint |',
    expected: 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one',
    found: '`|`',
  },
  'shell syntax': {
    from: 'openclaw doctor --lint',
    to: '# first\nopenclaw doctor --lint | less',
    at: 'openclaw doctor --lint |',
    expected: 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one',
    found: '`|`',
  },
  'shell syntax in what Rungs runs': {
    from: '`openclaw status --json`',
    to: '`openclaw status $X`',
    at: 'Rungs runs',
    expected: 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one',
    found: '`$X`',
  },
  'a quotation mark that does not close': {
    from: 'openclaw doctor --lint',
    to: 'openclaw "doctor',
    at: 'openclaw "doctor',
    expected: 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one',
    found: '`"doctor`',
  },
  'a command that writes, said to only read': {
    from: 'openclaw doctor --lint',
    to: 'openclaw doctor --fix',
    at: 'openclaw doctor --fix',
    expected: 'a command that only reads',
    found: '`openclaw doctor --fix`, which prompts, copies legacy configuration and migrates state even without --fix',
  },
  'a command that never ends, said to only read': {
    from: '`openclaw status --json`',
    to: '`openclaw logs --follow`',
    at: 'Rungs runs',
    expected: 'a command that only reads',
    found: '`openclaw logs --follow`, which follows the log',
  },
  'a text between command and next part': {
    from: 'Rungs runs `openclaw status --json`.',
    to: 'Then wait.',
    at: 'Then wait.',
    expected: 'one code block, then at most one line “Rungs runs `…`.”',
    found: 'a paragraph',
  },
  'code behind what Rungs runs': {
    from: 'Rungs runs `openclaw status --json`.',
    to: 'Rungs runs `openclaw status --json`; `/readyz` stands beside it.',
    at: 'Rungs runs',
    expected: '“Rungs runs” with commands in backticks, commas or “and” between them, then words only',
    found: 'more code',
  },
  'writing without its effect': {
    from: 'any version, only reads',
    to: 'any version, writes',
    at: '**Run** (any version, writes',
    expected: 'a sentence behind “writes):” that says what the command changes',
    found: 'none',
  },
  'a command for a step by hand': {
    from: 'Look at the files.',
    to: 'Look at the files.\n\nRungs runs `ls`.',
    at: 'Rungs runs `ls`',
    expected: 'no command for a step by hand',
    found: '“Rungs runs”',
  },
  'nothing to do by hand': {
    from: ': Look at the files.',
    to: ':',
    at: '**Run** (`<',
    expected: 'a code block or a sentence that says what to do by hand',
    found: 'neither',
  },
  'a code that is none': {
    from: '`port-taken`',
    to: '`Port taken`',
    at: '**Judged by:** `unit-down`',
    expected: 'the code of a finding, as `rungs explain` knows it',
    found: '`Port taken`',
  },
  'codes without backticks': {
    from: '`unit-down` `port-taken`',
    to: 'unit-down',
    at: '**Judged by:** unit-down',
    expected: 'names in backticks behind **Judged by**, or the word none',
    found: 'unit-down',
  },
  'no codes': {
    from: '**Judged by:** `unit-down` `port-taken`',
    to: '**Judged by:**',
    at: '**Judged by:**',
    expected: 'names in backticks behind **Judged by**, or the word none',
    found: 'nothing',
  },
  'a pane that does not exist': {
    from: '`supervisor`',
    to: '`weather`',
    at: '**Beside:** `weather`',
    expected:
      'one of `supervisor`, `ports`, `http`, `install`, `unit`, `config`, `secrets`, `capabilities`, `log`, `vitals`, ' +
      '`cli`, `egress`, `changes`',
    found: '`weather`',
  },
  'a page without https': {
    from: 'https://docs.openclaw.ai/cli/status',
    to: 'http://x.test',
    at: '**Source:** [status]',
    expected: '[Title](https://…), with the release it was written for where that matters: , OpenClaw 2026.9.6.',
    found: 'status (http://x.test), OpenClaw 2026.9.6.',
  },
  'a terminal escape': {
    from: 'It answers.',
    to: 'It \u001B[31manswers.',
    at: '**Healthy.** It \u001B',
    expected: 'plain text',
    found: 'the invisible character U+001B',
  },
  'text that runs backwards': {
    from: 'It answers.',
    to: 'It \u202Eanswers.',
    at: '**Healthy.** It \u202E',
    expected: 'plain text',
    found: 'the invisible character U+202E',
  },
};

for (const [name, mistake] of Object.entries(mistakes)) {
  test(`${name} is refused with its line and what was expected`, () => {
    const text = good.replace(mistake.from, () => mistake.to);
    expect(text, 'the mistake must change the page').not.toBe(good);
    const line = mistake.at === undefined ? 1 : lineAt(text, mistake.at);
    const parsed = parseRunbook(text, 'mine.md');
    expect(parsed.ok ? [] : parsed.problems).toContain(`mine.md:${line}: expected ${mistake.expected}, found ${mistake.found}`);
  });
}

test('a code that no rule has is refused when the known codes are given', () => {
  const parsed = parseRunbook(good, 'mine.md', {codes: new Set(['unit-down'])});
  const line = lineAt(good, '`port-taken`');
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    `mine.md:${line}: expected the code of a finding, as \`rungs explain\` knows it, found \`port-taken\``,
  ]);
});

test('parts in the wrong order are refused', () => {
  const judged = '**Judged by:** `unit-down`';
  const text = good.replace('**Healthy.** It answers.\n\n', '').replace(judged, `**Healthy.** It answers.\n\n${judged}`);
  const parsed = parseRunbook(text, 'mine.md');
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    `mine.md:${lineAt(text, '**Healthy.**')}: expected **Healthy** before **Otherwise**, found it after`,
  ]);
});

test('all mistakes are told, in the order of the page', () => {
  const text = good
    .replace('## 2.', '## 7.')
    .replace('`supervisor`', '`x`')
    .replace('any version, only', 'any, only')
    .replace('**Healthy.** Nothing.', '**Healthy.**');
  const parsed = parseRunbook(text, 'mine.md');
  const lines = parsed.ok ? [] : parsed.problems.map((problem) => Number(problem.split(':')[1]));
  expect(lines).toEqual(['(any, only', '`x`', '## 7.', '**Healthy.**\n'].map((piece) => lineAt(text, piece)));
});

test('a command block that the end of the file leaves open and empty is refused on the line of its fence', () => {
  const parsed = parseRunbook('## \n**Run**\n```', 'mine.md');
  expect(parsed.ok ? [] : parsed.problems).toContain('mine.md:3: expected a command, found none');
});

test('an empty file is refused', () => {
  const parsed = parseRunbook('', 'mine.md');
  expect(parsed.ok ? [] : parsed.problems).toContain('mine.md:1: expected the title as the first line, `# Title`, found an empty file');
});

test('a file larger than any runbook is refused before it is parsed', () => {
  const parsed = parseRunbook(good + '*a_ '.repeat(100_000), 'mine.md');
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    `mine.md:1: expected a runbook of at most 65536 characters, found ${good.length + 400_000}`,
  ]);
});

test("a page of one's own needs a heading and what to run; what it does not say is not shown", () => {
  const parsed = parseRunbook('# Ours\n\n## 1. Disk\n\n**Run** (any version, only reads):\n\n```sh\ndf -h\n```\n', 'ours.md');
  expect(parsed).toMatchObject({ok: true, runbook: {intro: '', rungs: [{id: 'disk', why: '', healthy: '', codes: [], page: ''}]}});
  const withoutRun = parseRunbook('# Ours\n\n## 1. Disk\n\n**Why.** It fills.\n', 'ours.md');
  expect(withoutRun).toMatchObject({ok: false, problems: [expect.stringContaining('a part **Run** in this rung')]});
});

test('the pages that ship say all of it', () => {
  for (const [name, text] of Object.entries(builtInRunbooks)) {
    const parsed = parseRunbook(text, `runbooks/${name}.md`);
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    expect(parsed.runbook.intro).not.toBe('');
    for (const rung of parsed.runbook.rungs)
      for (const part of [rung.why, rung.healthy, rung.otherwise, rung.page, rung.writtenFor])
        expect(part, `${name} ${rung.id}`).not.toBe('');
  }
});
