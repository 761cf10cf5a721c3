import type {CommandStep, RunAs, TextStep} from '../model/index.ts';
import {spelledOut} from './quote.ts';

/** Text that was found on the host, as one word of a command or a part of one. */
export interface Named {
  readonly text: string;
  /** `path` and `operand` could be taken for an option where they begin with a dash; a `value` stands after one, or inside a word. */
  readonly is: 'path' | 'operand' | 'value';
}

export function path(text: string): Named {
  return {text, is: 'path'};
}

export function operand(text: string): Named {
  return {text, is: 'operand'};
}

export function value(text: string): Named {
  return {text, is: 'value'};
}

/** Only what is written in the source stands as text: whatever was found on the host comes in as a `Named`. */
export type Hole = Named | number | readonly Named[];

export type Tag = (pieces: TemplateStringsArray, ...holes: readonly Hole[]) => CommandStep;

/** A command that changes nothing: look`df -h ${path(mount)}`. Single quotes keep blanks together. */
export const look: Tag = (pieces, ...holes) => command({kind: 'look', effect: ''}, pieces, holes);

export function lookFor(effect: string): Tag {
  return (pieces, ...holes) => command({kind: 'look', effect}, pieces, holes);
}

export interface Change {
  readonly effect: string;
  readonly word: string;
  readonly undo?: CommandStep;
}

export function change(what: Change): Tag {
  return (pieces, ...holes) => command({...what, kind: 'change'}, pieces, holes);
}

/** A sentence; every value in it is quoted as a shell would want it, and spelled out where it cannot be seen. */
export function say(pieces: TemplateStringsArray, ...holes: readonly (string | number)[]): TextStep {
  const text = pieces.map((piece, index) => piece + (index < holes.length ? shown(holes[index] ?? '') : '')).join('');
  return {text} as TextStep;
}

/** The words of another command in front of this one's: a program with its options, or what carries a command elsewhere. */
export function behind(first: CommandStep, step: CommandStep): CommandStep {
  const argv: readonly string[] = [...first.argv, ...step.argv];
  return {...step, argv, named: [...first.named, ...step.named.map((index) => index + first.argv.length)]};
}

/** The same step for somebody else's hands; undefined leaves it to whoever reads it. */
export function handedTo(as: RunAs | undefined, step: CommandStep): CommandStep {
  if (as === undefined) return step;
  return {...step, as, ...(step.undo === undefined ? {} : {undo: handedTo(as, step.undo)})};
}

function shown(hole: string | number): string {
  return typeof hole === 'number' ? String(hole) : spelledOut(hole);
}

function command(
  what: ({readonly kind: 'look'} & Pick<Change, 'effect'>) | ({readonly kind: 'change'} & Change),
  pieces: TemplateStringsArray,
  holes: readonly Hole[],
): CommandStep {
  const words = endOptions(wordsOf(pieces.raw, holes));
  const argv: readonly string[] = words.map((word) => word.text);
  const named: readonly number[] = words.flatMap((word, index) => (word.parts.length > 0 ? [index] : []));
  return {argv, named, ...what} as CommandStep;
}

interface Word {
  readonly text: string;
  /** The pieces of host text in it. */
  readonly parts: readonly Named[];
  /** It begins with such a piece, and could be read as an option. */
  readonly bare: boolean;
}

function wordsOf(pieces: readonly string[], holes: readonly Hole[]): readonly Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  let inQuotes = false;
  const close = (): void => {
    if (open !== null) words.push(open);
    open = null;
  };
  const add = (text: string, part: Named | null): void => {
    const before: Word = open ?? {text: '', parts: [], bare: false};
    const begins = part !== null && part.is !== 'value' && open === null;
    open = {text: before.text + text, parts: part === null ? before.parts : [...before.parts, part], bare: before.bare || begins};
  };
  pieces.forEach((piece, index) => {
    for (const letter of piece) {
      if (letter === "'") {
        inQuotes = !inQuotes;
        add('', null);
      } else if (/\s/.test(letter) && !inQuotes) close();
      else add(letter, null);
    }
    const hole = holes[index];
    if (hole === undefined) return;
    if (typeof hole === 'number') add(String(hole), null);
    else if ('text' in hole) add(hole.text, hole);
    else
      for (const one of hole) {
        close();
        add(one.text, one);
      }
  });
  close();
  return words;
}

/** A path that begins with a dash is written as one in this folder; any other name has `--` before it. */
function endOptions(words: readonly Word[]): readonly Word[] {
  const safe = words.map((word) =>
    word.bare && word.parts[0]?.is === 'path' && word.text.startsWith('-') ? {...word, text: `./${word.text}`} : word,
  );
  const first = safe.findIndex((word) => word.bare);
  if (!safe.some((word) => word.bare && word.text.startsWith('-'))) return safe;
  return [...safe.slice(0, first), {text: '--', parts: [], bare: false}, ...safe.slice(first)];
}
