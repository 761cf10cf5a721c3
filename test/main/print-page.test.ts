import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {parseDrill} from '../../src/drill/index.ts';
import {readOptions} from '../../src/main/options.ts';
import {shippedText} from '../../src/main/print-page.ts';
import {parseRunbook} from '../../src/runbook/index.ts';
import {run} from '../drive/rungs.ts';

test('a page and a drill that ship are printed as they are, and read as a file of one’s own', () => {
  const page = run(['walk', 'upgrade', '--print'], {});
  expect(page).toMatchObject({code: 0, stderr: '', stdout: readFileSync('runbooks/upgrade.md', 'utf8')});
  expect(parseRunbook(page.stdout, './mine.md').ok).toBe(true);
  const drill = run(['drill', 'two-owners-no-more', '--print'], {});
  expect(drill).toMatchObject({code: 64, stdout: ''});
  const known = run(['drill', 'port-thief', '--print'], {});
  expect(known).toMatchObject({code: 0, stderr: '', stdout: readFileSync('runbooks/drills/port-thief.yaml', 'utf8')});
  expect(parseDrill('./mine.yaml', known.stdout).ok).toBe(true);
});

test('what is not there is said with what is', () => {
  expect(shippedText('walk', 'laddr')).toEqual({
    problem: expect.stringMatching(/^no runbook called "laddr" ships.*ladder/),
  });
  expect(shippedText('drill', undefined)).toEqual({problem: expect.stringContaining('--print wants a name')});
  expect(readOptions(['check', '--print'])).toEqual({problem: '--print goes with walk, drill and secrets rotate'});
});

test('the page of the documentation is one that is read', () => {
  const text = readFileSync('docs/runbooks.md', 'utf8');
  const [, page = ''] = /````markdown\n([\s\S]*?)````/.exec(text) ?? [];
  const parsed = parseRunbook(page, './mine.md');
  expect(parsed.ok ? parsed.runbook.rungs.map(({title}) => title) : parsed.problems).toEqual(['Does it answer', 'Names']);
});
