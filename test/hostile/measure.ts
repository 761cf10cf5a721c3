import {createCleaner} from '../../src/host/index.ts';
import {cleanLines} from './clean-corpus.ts';
import {type Hostile, hostileShapes} from './shapes.ts';

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

/** Of the first corpus, unless another one is given. */
export function measureHostile(shapes: readonly Hostile[] = hostileShapes(seed)): ReadonlyMap<string, Caught> {
  const families = new Map<string, Caught>();
  for (const {family, text, secret} of shapes) {
    const was = families.get(family) ?? {of: 0, caught: 0, missed: []};
    const caught = !betrays(fresh().clean(text, family), secret);
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

/** A third of a secret in one piece, or all of a short one, is too much of it. */
function betrays(text: string, secret: string): boolean {
  const written = JSON.stringify(secret).slice(1, -1);
  const piece = Math.max(Math.min(6, written.length), Math.ceil(written.length / 3));
  for (let at = 0; at + piece <= written.length; at += 1) if (text.includes(written.slice(at, at + piece))) return true;
  return text.includes(secret);
}

/** What one text taught must not help with the next. */
function fresh() {
  return createCleaner({key: Buffer.alloc(32, 7)}).tellNothing('a measurement');
}
