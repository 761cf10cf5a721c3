import {expect, it} from 'vitest';
import {reachedFrom} from './reached.ts';
import {rooms} from './rooms.ts';
import {sourcesIn} from './sources.ts';

/** Where the programs and their build begin, what is knowledge about knowledge, and what the build puts into dependencies by its path. */
const entries = [
  'src/main/index.ts',
  'src/main/launcher.ts',
  'src/far/program.ts',
  'src/main/away/program.ts',
  // Where each known line was seen: kept beside the lines, written and held by test/openclaw/seen.test.ts.
  'src/openclaw/signatures/seen.ts',
  'src/build/ready.mjs',
  'src/build/bundle.mjs',
  'src/build/patches/graphemes.mjs',
  'src/build/patches/line-middle.mjs',
];

it('every source is reached by the program or its build: of what nobody uses nobody notices that it is wrong', () => {
  const reached = reachedFrom(entries);
  expect(rooms.flatMap(({folder}) => sourcesIn(folder)).filter((file) => !reached.has(file))).toEqual([]);
});
