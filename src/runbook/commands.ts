import type {PhrasingContent} from 'mdast';
import type {Variant} from '../model/index.ts';
import {knownOnSome} from '../openclaw/commands.ts';
import {splitWords} from '../steps/split-words.ts';
import {lineOf, nameOf, type Problems} from './problems.ts';

export interface Lines {
  readonly text: string;
  /** Line in the file on which the first line of the text stands; an empty text has none. */
  readonly line: number;
  /** Line in the file on which the block begins: of fenced code, its fence. */
  readonly blockLine: number;
}

/** Every line is one command, run without a shell. Empty lines and comments are for the reader. */
export function readCommands(lines: Lines | null, kind: Variant['kind'], problems: Problems): readonly (readonly string[])[] {
  if (lines === null) {
    return [];
  }
  const commands: (readonly string[])[] = [];
  lines.text.split('\n').forEach((text, index) => {
    if (text.trim() === '' || text.trimStart().startsWith('#')) {
      return;
    }
    const split = splitWords(text);
    if ('problem' in split) {
      const found = split.piece === '' ? 'nothing' : `\`${split.piece}\``;
      problems.add(lines.line + index, 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one', found);
      return;
    }
    commands.push(split);
    checkReads(split, kind, lines.line + index, problems);
  });
  if (commands.length === 0) {
    problems.add(lines.blockLine, 'a command', 'none');
  }
  return commands;
}

/** What is declared to only read is run without asking, so the known writers are refused here. */
function checkReads(argv: readonly string[], kind: Variant['kind'], line: number, problems: Problems): void {
  const known = argv[0] === 'openclaw' ? knownOnSome(argv.slice(1)) : null;
  if (kind === 'reads' && known !== null && known.effect !== 'reads') {
    problems.add(line, 'a command that only reads', `\`${argv.join(' ')}\`, which ${known.says}`);
  }
}

/** The commands stand first, with commas and “and” between them; words may follow, but no more code, or it would be run. */
export function commandSpans(phrases: readonly PhrasingContent[], problems: Problems): readonly string[] {
  const spans: string[] = [];
  let between = 'Rungs runs ';
  for (const phrase of phrases) {
    if (phrase.type === 'text') {
      between = phrase.value;
    } else if (phrase.type === 'inlineCode' && /^(?:Rungs runs|,| and|, and| then|, then)\s$/.test(between)) {
      spans.push(phrase.value.replaceAll('\n', ' '));
    } else {
      const form = '“Rungs runs” with commands in backticks, commas or “and” between them, then words only';
      problems.add(lineOf(phrase), form, nameOf(phrase));
    }
  }
  return spans;
}
