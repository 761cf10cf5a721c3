import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {keysText} from './table.ts';
import {tasks} from './tasks.ts';
import {placeWithHistory, walkTask} from './walk-task.ts';

describe('what a responder wants', () => {
  it.each(tasks)(
    'is reached by its keys at 80×24: $wants',
    async (task) => {
      expect((await walkTask(task, {columns: 80, rows: 24}, placeWithHistory())).keys).toBe(task.keys.length);
    },
    120_000,
  );

  it('stands in the page with the keys that were counted', () => {
    const page = readFileSync('docs/keystrokes.md', 'utf8');
    for (const {wants, keys} of tasks) expect(page).toContain(`| ${wants} | ${keysText(keys)} | ${keys.length} |`);
  });
});
