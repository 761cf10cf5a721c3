import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {circles, type Graph, graphOf} from './circles.ts';

const house = graphOf(new URL('../..', import.meta.url).pathname, ['src', 'screens']);

/** A house of two or three files, on disk as the real one is. */
function planted(files: Readonly<Record<string, string>>): Graph {
  const root = mkdtempSync(join(tmpdir(), 'circles-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(path)), {recursive: true});
      writeFileSync(join(root, path), text);
    }
    return graphOf(root, ['src']);
  } finally {
    rmSync(root, {recursive: true});
  }
}

describe('imports that go round in a circle', () => {
  it('are in no room: a circle of values runs in an order that nobody chose', () => {
    expect(circles(house, ['value'])).toEqual([]);
  });

  it("are not even of types in the drill's world: each of its parts can be read and tested without the whole", () => {
    const all = circles(house, ['type', 'value']);
    expect(all.filter((files) => files.some((file) => file.startsWith('src/drill/world/')))).toEqual([]);
  });

  it('are at most two files elsewhere, which name the types of each other', () => {
    expect(circles(house, ['type', 'value']).filter((files) => files.length > 2)).toEqual([]);
  });

  it('leave the whole world to the file that builds it: the others of its room take the few things that they need', () => {
    const wholes = [...house].filter(
      ([file, imports]) => file.startsWith('src/drill/world/') && imports.some(({to}) => to === 'src/drill/world/world.ts'),
    );
    expect(wholes.map(([file]) => file)).toEqual(['src/drill/world/build.ts']);
  });
});

describe('the finder of circles', () => {
  it.each([
    {by: 'an import', text: "import {b} from './b.ts'; export const a = b;"},
    {by: 'an import for its effect', text: "import './b.ts';"},
    {by: 'a re-export', text: "export {b} from './b.ts';"},
    {by: 'a re-export of everything', text: "export * from './b.ts';"},
    {by: 'a dynamic import within a function', text: "export const a = async () => (await import('./b.ts')).b;"},
  ])('sees a circle by $by', ({text}) => {
    const graph = planted({
      'src/a.ts': text,
      'src/b.ts': "import {c} from './deep/c.tsx'; export const b = c;",
      'src/deep/c.tsx': "export {a as c} from '../a.ts';",
    });
    expect(circles(graph, ['value'])).toEqual([['src/a.ts', 'src/b.ts', 'src/deep/c.tsx']]);
  });

  it.each([
    {by: 'an import', text: "import type {B} from './b.ts'; export type A = B;"},
    {by: 'a re-export', text: "export type {B as A} from './b.ts';"},
    {by: 'an import within a type', text: "export type A = import('./b.ts').B;"},
  ])('reports a circle of types by $by apart', ({text}) => {
    const graph = planted({'src/a.ts': text, 'src/b.ts': "import {a} from './a.ts'; export type B = typeof a;"});
    expect(circles(graph, ['value'])).toEqual([]);
    expect(circles(graph, ['type', 'value'])).toEqual([['src/a.ts', 'src/b.ts']]);
  });

  it('tells two circles as two, and none where ways only meet', () => {
    const graph: Graph = new Map(
      Object.entries({a: ['b', 'c'], b: ['d', 'a'], c: ['e'], d: [], e: ['c', 'd']}).map(([file, all]) => [
        file,
        all.map((to) => ({to, kind: 'value' as const})),
      ]),
    );
    expect(circles(graph, ['value'])).toEqual(
      [
        ['a', 'b'],
        ['c', 'e'],
      ].toReversed(),
    );
  });

  it('knows a file that imports itself', () => {
    expect(circles(planted({'src/a.ts': "export * from './a.ts';"}), ['value'])).toEqual([['src/a.ts']]);
  });

  it('refuses a house in which a file is missing', () => {
    expect(() => planted({'src/a.ts': "import './gone.ts';"})).toThrow('src/a.ts imports src/gone.ts, which is not among the sources.');
  });
});
