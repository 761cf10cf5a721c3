import {describe, expect, it} from 'vitest';
import {mistakeText, parseDrill} from '../../src/drill/index.ts';

const good = `title: A drill
level: 1
story: Something happened at {time}.
version: "2026.9.6"
plant:
  - fault: stopped
expect:
  - root: unit-down
    also: []
solve:
  - run: systemctl --user start {unit}
    effect: Starts the service once.
    word: start
hurt:
  - run: openclaw gateway run
    effect: Runs a gateway in this terminal.
    because: The service still does not run.
hints:
  - Look at the supervisor first.
  - Compare result and restarts.
  - Somebody stopped it on purpose.
debrief: |
  The unit was stopped on purpose. A stop and a crash look alike from afar, and want the opposite of one another.
page: https://docs.openclaw.ai/cli/gateway/query
`;

/** The good file with one piece replaced, and where and how the mistake must be reported. */
const mistakes: readonly {
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly says: RegExp;
}[] = [
  {what: 'an unknown key', from: 'level: 1', to: 'level: 1\nlevle: 2', line: 3, says: /unknown key "levle"/},
  {what: 'an unknown key of an act', from: '    word: start', to: '    worb: start', line: 13, says: /unknown key "worb"/},
  {what: 'a missing key', from: 'level: 1\n', to: '', line: 1, says: /level: .*expected number/},
  {what: 'a level that does not exist', from: 'level: 1', to: 'level: 9', line: 2, says: /expected a level from 0 to 3/},
  {what: 'a word as a level', from: 'level: 1', to: 'level: hard', line: 2, says: /level: .*expected number/},
  {
    what: 'a story that is no sentence',
    from: 'story: Something happened at {time}.',
    to: 'story: bad',
    line: 3,
    says: /story: expected a sentence/,
  },
  {
    what: 'a version that YAML takes for something else',
    from: 'version: "2026.9.6"',
    to: 'version: 2026.9',
    line: 4,
    says: /version: .*expected string/,
  },
  {
    what: 'a version that is none',
    from: 'version: "2026.9.6"',
    to: 'version: newest',
    line: 4,
    says: /expected a release such as "2026\.9\.6"/,
  },
  {
    what: 'a fault that nobody has built',
    from: '- fault: stopped',
    to: '- fault: gremlins',
    line: 6,
    says: /expected one of: compose-ahead, .*config-cut, .*stopped/,
  },
  {
    what: 'an option that the fault does not take',
    from: '- fault: stopped',
    to: '- fault: stopped\n    how: hard',
    line: 7,
    says: /plant\.0 \(stopped\): unknown key "how"/,
  },
  {
    what: 'an option that the fault needs',
    from: '- fault: stopped',
    to: '- fault: entry-gone',
    line: 6,
    says: /plant\.0 \(entry-gone\): from/,
  },
  {what: 'no fault at all', from: 'plant:\n  - fault: stopped', to: 'plant: []', line: 5, says: /expected at least one fault/},
  {
    what: 'a code that is none',
    from: 'root: unit-down',
    to: 'root: Unit Down',
    line: 8,
    says: /expect\.0\.root: expected a code in kebab-case/,
  },
  {
    what: 'an act that needs a shell',
    from: 'run: openclaw gateway run',
    to: 'run: openclaw logs | tail',
    line: 15,
    says: /hurt\.0\.run: "\|" needs a shell/,
  },
  {
    what: 'a quote that stays open',
    from: 'run: openclaw gateway run',
    to: 'run: openclaw "gateway run',
    line: 15,
    says: /the quote " is not closed/,
  },
  {
    what: 'a word to type that has blanks',
    from: 'word: start',
    to: 'word: start it',
    line: 13,
    says: /solve\.0\.word: expected one lower-case word/,
  },
  {
    what: 'a word in braces that no host has',
    from: '{unit}',
    to: '{thiefPid}',
    line: 11,
    says: /solve\.0\.run: unknown word \{thiefPid\}; expected one of: bot, /,
  },
  {
    what: 'a wrong act without its reason',
    from: '    because: The service still does not run.\n',
    to: '',
    line: 15,
    says: /hurt\.0\.because/,
  },
  {what: 'two hints', from: '  - Compare result and restarts.\n', to: '', line: 18, says: /hints/},
  {
    what: 'a debrief of one word',
    from: /debrief: \|\n.*\n/.exec(good)?.[0] ?? '',
    to: 'debrief: Done.\n',
    line: 22,
    says: /debrief: expected a text of some sentences/,
  },
  {
    what: 'a page that is no address',
    from: 'page: https://docs.openclaw.ai/cli/gateway/query',
    to: 'page: the manual',
    line: 24,
    says: /page: expected the address of a page/,
  },
  {what: 'a page that is not encrypted', from: 'page: https:', to: 'page: http:', line: 24, says: /page: expected the address of a page/},
  {
    what: 'an explanation of something that is not there',
    from: 'page: https',
    to: 'tour:\n  - meets: everything\n    says: This explains all of it.\npage: https',
    line: 25,
    says: /tour\.0\.meets: expected opened, found/,
  },
  {what: 'a bracket that stays open', from: 'plant:\n  - fault: stopped', to: 'plant: [', line: 6, says: /the file is no YAML/},
  {what: 'a key that comes twice', from: 'level: 1', to: 'level: 1\nlevel: 2', line: 3, says: /the file is no YAML: .*unique/},
  {what: 'a tab for indentation', from: '  - fault: stopped', to: '\t- fault: stopped', line: 6, says: /the file is no YAML/},
];

describe('parseDrill', () => {
  it('reads a good file', () => {
    const parsed = parseDrill('good', good);
    expect(parsed).toMatchObject({
      ok: true,
      drill: {
        name: 'good',
        level: 1,
        solve: [{argv: ['systemctl', '--user', 'start', '{unit}'], word: 'start', stage: 1}],
        hurt: [{harmful: true, word: null}],
        tour: [],
      },
    });
  });

  it.each(mistakes)('refuses $what, with its line and what was expected', ({from, to, line, says}) => {
    expect(good).toContain(from);
    const parsed = parseDrill('bad', good.replace(from, to));
    if (parsed.ok) throw new Error('it was read');
    const said = mistakeText('runbooks/drills/bad.yaml', parsed.mistakes);
    expect(said).toMatch(says);
    const [first] = parsed.mistakes.filter((one) => says.test(one.text));
    expect(first?.line, said).toBe(line);
    expect(said).toContain(`runbooks/drills/bad.yaml:${line}: `);
  });

  it.each(['', 'just a text', '- a\n- list\n', '42', 'null'])('refuses a file that is no table: %j', (text) => {
    const parsed = parseDrill('bad', text);
    expect(parsed).toMatchObject({ok: false, mistakes: [{line: 1}]});
  });

  it('names every mistake of a file, in the order of its lines', () => {
    const parsed = parseDrill('bad', good.replace('{time}', '{nobody}').replace('{unit}', '{nothing}'));
    expect(parsed).toMatchObject({ok: false, mistakes: [{line: 3}, {line: 11}]});
  });
});
