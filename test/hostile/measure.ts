import {createCleaner} from '../../src/host/index.ts';
import {cleanLines} from './clean-corpus.ts';
import {hostileShapes} from './shapes.ts';

export interface Caught {
  readonly of: number;
  readonly caught: number;
  /** The missed texts with `@` in the secret's place: a miss is told by where it stood, not by what it was. */
  readonly missed: readonly string[];
}

export interface FalseMarks {
  readonly lines: number;
  readonly marks: number;
  readonly first: readonly string[];
}

export const seed = 20_261_125;

export function measureHostile(): ReadonlyMap<string, Caught> {
  const families = new Map<string, Caught>();
  for (const {family, text, secret} of hostileShapes(seed)) {
    const was = families.get(family) ?? {of: 0, caught: 0, missed: []};
    const caught = !fresh().clean(text, family).includes(secret);
    families.set(family, {
      of: was.of + 1,
      caught: was.caught + Number(caught),
      missed: caught ? was.missed : [...was.missed, text.replaceAll(secret, '@')],
    });
  }
  return families;
}

export function measureClean(bytes: number): FalseMarks {
  let [lines, marks] = [0, 0];
  const first: string[] = [];
  for (const line of cleanLines(seed, bytes)) {
    lines += 1;
    // A cleaner of its own for each line: one false mark would else hide the same word in every line after it, and count once a line.
    const found =
      fresh()
        .clean(line, 'clean')
        .match(/‹secret [^›]*›/g) ?? [];
    marks += found.length;
    if (found.length > 0 && first.length < 10) first.push(`${found[0]} in: ${line.slice(0, 160)}`);
  }
  return {lines, marks, first};
}

/** What one text taught must not help with the next. */
function fresh() {
  return createCleaner({key: Buffer.alloc(32, 7)}).tellNothing('a measurement');
}
