import {expect, test} from 'vitest';
import type {Code, Finding, Session} from '../../src/model/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import fc from '../property.ts';
import {hostileText, withCapturedTexts} from './hostile.ts';
import {outlineOf} from './markdown.ts';
import {entryMissing, ran, startedAt} from './session.ts';

const options = {now: startedAt + 400_000, lastHash: 'x', journalPath: '/x'};

const githubChars = 65_536;
const jiraChars = 32_767;

/** As many findings as there are codes, and more of everything than any tracker takes. */
function large(lines: number): Session {
  const [first] = entryMissing.judgement.findings;
  const findings = Array.from(
    {length: 46},
    (_, index): Finding => ({
      ...first!,
      code: `code-${index}` as Code,
      behind: index === 0 ? null : ('code-0' as Code),
      text: `Finding ${index}. ${'Because. '.repeat(40)}`,
      evidence: Array.from({length: 30}, (__, at) => ({probe: 'log', line: `line ${at} ${'e'.repeat(200)}`})),
    }),
  );
  const output = Array.from({length: lines}, (_, index) => `${index} ${'😀'.repeat(30)} \`\`\``).join('\n');
  return {
    ...entryMissing,
    judgement: {...entryMissing.judgement, findings: [...findings]},
    rungs: entryMissing.rungs.map((rung) => ({...rung, runs: [ran(['a', 'b'], 10, output), ran(['c'], 10, output)]})),
    own: Array.from({length: 20}, () => ({...entryMissing.own[0]!, result: ran(['d'], 1, output)})),
    notes: Array.from({length: 40}, (_, index) => ({at: startedAt, rung: 'logs', text: `note ${index} ${'words '.repeat(400)}`})),
    timeline: Array.from({length: 1000}, (_, index) => ({at: startedAt + index, text: `moment ${index} ${'t'.repeat(100)}`})),
  };
}

for (const [name, limitChars] of [
  ['GitHub', githubChars],
  ['Jira', jiraChars],
] as const) {
  test(`the largest walk fits ${name}, with its summary and every finding`, () => {
    const text = ticket(large(3000), {...options, limitChars});
    expect(text.length).toBeLessThanOrEqual(limitChars);
    expect(text.length, 'what fits is used').toBeGreaterThan(limitChars / 2);
    const outline = outlineOf(text);
    for (let index = 0; index < 46; index += 1) {
      expect(outline.code).toContain(`code-${index}`);
    }
    expect(outline.headings.slice(0, 3)).toEqual(['Rungs ticket: down, code-0 on vm', 'Summary', 'Findings: 46']);
    expect(outline.headings.at(-1)).toBe('Journal');
    expect(outline.text).toContain(`Shortened here to fit ${limitChars} characters: `);
  });
}

test('a ticket that fits to the character is not touched by the limit, one more character is cut', () => {
  const whole = ticket(entryMissing, options);
  expect(ticket(entryMissing, {...options, limitChars: whole.length})).toBe(whole);
  expect(ticket(entryMissing, {...options, limitChars: whole.length - 1}).length).toBeLessThan(whole.length);
});

test('every limit is kept, and what is left is whole Markdown', () => {
  const big = large(60);
  fc.assert(
    fc.property(fc.integer({min: -5, max: 70_000}), fc.array(hostileText, {minLength: 1, maxLength: 6}), (limitChars, texts) => {
      const text = ticket(withCapturedTexts(big, texts), {...options, limitChars});
      expect(text.length).toBeLessThanOrEqual(Math.max(0, limitChars));
      expect(text.isWellFormed()).toBe(true);
      const outline = outlineOf(text);
      expect(outline.skeleton).not.toContain('html_inline');
      expect(outline.skeleton).not.toContain('html_block');
      if (limitChars >= 4000) {
        expect(outline.headings[1]).toBe('Summary');
        expect(outline.headings[2]).toBe('Findings: 46');
        expect(outline.headings.at(-1)).toBe('Journal');
      }
    }),
    {numRuns: 40},
  );
  // It computes for seven seconds, and longer beside others.
}, 180_000);

test('where not even the summary fits, one line says the verdict and the cause', () => {
  expect(ticket(entryMissing, {...options, limitChars: 300})).toBe(
    'Rungs ticket, too long for 300 characters. Verdict down, cause entry-missing.\n',
  );
  expect(ticket(entryMissing, {...options, limitChars: 12})).toBe('Rungs ticket');
  expect(ticket(entryMissing, {...options, limitChars: 0})).toBe('');
});

test('without a limit a long output keeps head and tail and says what was left out', () => {
  const lines = Array.from({length: 1000}, (_, index) => `line ${index}`);
  const session = {...entryMissing, rungs: [{...entryMissing.rungs[0]!, runs: [ran(['a'], 1, lines.join('\n'))]}]};
  const text = ticket(session, options);
  expect(text).toContain(['line 132', '[… 600 lines, 5401 characters left out here …]', 'line 733'].join('\n'));
  expect(text).toContain('line 999\n```');
  expect(outlineOf(text).text).toContain('Shortened here: output of commands.');
});

test('one endless line is cut between characters, never inside one', () => {
  const session = {...entryMissing, rungs: [{...entryMissing.rungs[0]!, runs: [ran(['a'], 1, '😀'.repeat(100_000))]}]};
  const text = ticket(session, {...options, limitChars: jiraChars});
  expect(text.isWellFormed()).toBe(true);
  expect(text).toMatch(/😀\n\[… \d+ characters left out here …\]\n😀/u);
});

test('a lean ticket has no output of clear rungs, and says how to get all of it', () => {
  const runs = [ran(['a', 'b'], 10, 'a line of JSON\n'.repeat(300))];
  const clear = {...entryMissing, rungs: entryMissing.rungs.map((rung) => ({...rung, verdict: 'clear' as const, runs}))};
  const [whole, lean] = [ticket(clear, options), ticket(clear, {...options, lean: true})];
  expect(lean.length).toBeLessThan(whole.length / 2);
  expect(lean).toContain('left out here');
  expect(lean).toContain(`rungs ticket ${clear.id} --whole`);
  expect(ticket(clear, {...options, lean: true, limitChars: 1_000_000})).toBe(whole);
});
