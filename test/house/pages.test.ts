import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {root} from './sources.ts';

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  'src/README.md',
  'test/lab/README.md',
];

/** Where a page may name a file from: its own place, the project, or the folder that the page is about. */
function places(page: string): readonly string[] {
  return [dirname(page), '.', 'src'];
}

/** What a page leads to, and what it names in backticks that looks like a path of ours; a placeholder in capitals is none. */
function named(text: string): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map((found) => found[1] ?? '');
  const paths = [...prose.matchAll(/`((?:\.{0,2}\/)?(?:src|test|docs|screens|runbooks|\.ci)\/[\w./-]+)`/g)].map((found) => found[1] ?? '');
  return [...links, ...paths].filter((path) => !/[A-Z]{4}/.test(path.replaceAll(/README|CONTRIBUTING|CHANGELOG|LICENSE|SECURITY/g, '')));
}

describe('the tour', () => {
  const walks = readFileSync(join(root, 'docs/tour.md'), 'utf8').split(/^## /m).slice(1);

  it.each(walks.map((walk) => [walk.split('\n')[0], walk] as const))('%s goes through fewer than ten files', (_, walk) => {
    const files = new Set(named(walk));
    expect(files.size).toBeGreaterThan(3);
    expect(files.size).toBeLessThan(10);
  });
});

describe('a page names only what is there', () => {
  it.each(pages)('%s', (page) => {
    const missing = named(readFileSync(join(root, page), 'utf8')).filter(
      (path) => !places(page).some((place) => ['', '.ts', '.test.ts'].some((end) => existsSync(join(root, place, path + end)))),
    );
    expect(missing).toEqual([]);
  });

  it('and a name of what is not there is found', () => {
    expect(named('[x](docs/no.md) `src/no.ts` `test/rules/faults/AREA.ts` [y](https://x.test/a)')).toEqual(['docs/no.md', 'src/no.ts']);
  });
});
