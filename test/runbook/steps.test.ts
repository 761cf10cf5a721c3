import {readdir, readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {rules} from '../../src/rules/index.ts';
import {builtInRunbooks, parseRunbook} from '../../src/runbook/index.ts';

const folder = new URL('../../src/rules/', import.meta.url);

/** `walk('upgrade', 'Logs')` in a rule sends the responder to that step. */
async function stepsNamed(): Promise<readonly (readonly [string, string])[]> {
  const names = (await readdir(folder, {recursive: true})).filter((name) => name.endsWith('.ts'));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  const calls = texts.flatMap((text) => [...text.matchAll(/\bwalk\('(\w+)', '([^']+)'\)/g)]);
  return calls.map((call) => [call[1] ?? '', call[2] ?? ''] as const);
}

test('every step that a rule sends to is a heading of that runbook', async () => {
  const steps = await stepsNamed();
  expect(steps.length).toBeGreaterThan(0);
  for (const [name, step] of steps) {
    const parsed = parseRunbook(builtInRunbooks[name] ?? '', name);
    expect(parsed.ok ? parsed.runbook.rungs.map((rung) => rung.title) : parsed.problems, `runbook ${name}`).toContain(step);
  }
});

test('every code that a page names is a rule', () => {
  const codes = new Set(rules.map((rule) => rule.code));
  for (const [name, text] of Object.entries(builtInRunbooks)) {
    const parsed = parseRunbook(text, `runbooks/${name}.md`, {codes});
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  }
});
