import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {pages, withMeasured} from './measure/pages.ts';
import {keptResults} from './measure/results.ts';
import {root} from './measure/shipped.ts';
import {benches} from './rows/index.ts';

describe('what the pages say was measured', () => {
  it.each(Object.entries(pages))('%s says what the kept results say', (page, names) => {
    const text = readFileSync(join(root, page), 'utf8');
    expect(text).toBe(withMeasured(text, names));
  });

  it('comes from benches that are there, each with rows and, where they are kept, all its runs', () => {
    const results = keptResults();
    expect([...results.keys()].filter((name) => !benches.some((bench) => bench.name === name))).toEqual([]);
    for (const {rows} of results.values()) {
      expect(rows.length).toBeGreaterThan(0);
      for (const {runs} of rows) expect(Object.values(runs ?? {one: [1]}).every((values) => values.length > 0)).toBe(true);
    }
  });

  it('changes when a result does', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const results = new Map(keptResults());
    const one = results.get('bytes')!;
    results.set('bytes', {...one, rows: one.rows.map((row) => ({...row, measured: '12345 B'}))});
    expect(withMeasured(text, pages['README.md']!, results)).toContain('| 12345 B |');
    expect(() => withMeasured('no marks', [])).toThrow('has no place');
  });
});
