import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {breachesIn} from './breaches.ts';
import {importsOf} from './imports.ts';
import {rooms} from './rooms.ts';
import {root, sourcesIn} from './sources.ts';
import {parseFile} from './syntax.ts';

describe('walls between rooms', () => {
  it.each(rooms)('$folder keeps its wall: $because', ({folder}) => {
    expect(sourcesIn(folder).flatMap((file) => breachesIn(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('stand around every room', () => {
    const folders = readdirSync(join(root, 'src'), {withFileTypes: true}).filter((one) => one.isDirectory());
    const known = rooms.map(({folder}) => folder);
    expect(folders.map(({name}) => `src/${name}`).filter((folder) => !known.includes(folder))).toEqual([]);
    for (const {name} of folders) expect(sourcesIn(`src/${name}`).length, name).toBeGreaterThan(0);
  });
});

describe('the house', () => {
  it('has no file over 12 KB except data, because a long file holds more than one subject', () => {
    const long = [...sourcesIn('src'), ...sourcesIn('screens')].filter(
      (file) => statSync(join(root, file)).size > 12_000 && !file.includes('/signatures/'),
    );
    expect(long).toEqual([]);
  });

  it('takes the cases of every property from one place, which says how to have them again', () => {
    const takers = sourcesIn('test').filter((file) => importsOf(parseFile(join(root, file))).some(({from}) => from === 'fast-check'));
    expect(takers).toEqual(['test/property.ts']);
  });

  it('keeps top level to what was asked for', () => {
    expect(readdirSync(root).filter((name) => !name.startsWith('.') && !topLevel.includes(name) && !name.endsWith('.tgz'))).toEqual([]);
  });
});

const topLevel = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'dist',
  'docs',
  'node_modules',
  'package-lock.json',
  'package.json',
  'runbooks',
  'screens',
  'src',
  'test',
  'tsconfig.json',
];
