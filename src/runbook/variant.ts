import type {PhrasingContent, RootContent} from 'mdast';
import type {Variant} from '../model/index.ts';
import {knownCommand} from '../openclaw/commands.ts';
import {splitCommand} from './argv.ts';
import type {Field} from './fields.ts';
import {lineOf, nameOf, type Problems} from './problems.ts';
import {parseRange} from './range.ts';
import {phraseText} from './words.ts';

const kinds: Readonly<Record<string, Variant['kind']>> = {'only reads': 'reads', writes: 'writes', 'by hand': 'person'};

const form = '(any version, only reads):, with a range such as (`>=2026.8.1`, writes): and only reads, writes or by hand';

/** `**Run** (any version, only reads):`, then what a person pastes, then, where it differs, what Rungs runs. */
export function readVariant(field: Field, problems: Problems): Variant {
  const head = readHead(field, problems);
  const [shown, runs] = readBlocks(field, problems);
  if (shown === null && head.kind !== 'person') {
    problems.add(field.line, 'a code block with the command under **Run**', 'none');
  }
  if (head.kind === 'person' && runs !== null) {
    problems.add(runs.line, 'no command for a step by hand', '“Rungs runs”');
  }
  if (head.kind === 'person' && shown === null && head.effect === null) {
    problems.add(field.line, 'a code block or a sentence that says what to do by hand', 'neither');
  }
  return {
    versions: head.versions,
    kind: head.kind,
    effect: head.effect,
    shown: shown?.text ?? head.effect ?? '',
    commands: head.kind === 'person' ? [] : readCommands(runs ?? shown, head.kind, problems),
  };
}

function readHead(field: Field, problems: Problems): Pick<Variant, 'versions' | 'kind' | 'effect'> {
  const text = phraseText(field.rest, problems);
  const match = /^\((any version|`([^`]*)`), ([a-z ]+)\)[:.](?: (.+))?$/.exec(text);
  const kind = kinds[match?.[3] ?? ''];
  if (match === null || kind === undefined) {
    problems.add(field.line, `**Run** ${form}`, text === '' ? 'nothing' : text.slice(0, 80));
    return {versions: '*', kind: 'writes', effect: text};
  }
  const effect = match[4] ?? null;
  if (kind === 'writes' && effect === null) {
    problems.add(field.line, 'a sentence behind “writes):” that says what the command changes', 'none');
  }
  return {versions: readVersions(match[2], field.line, problems), kind, effect};
}

function readVersions(written: string | undefined, line: number, problems: Problems): string {
  const range = parseRange(written ?? '*');
  if (range === null) {
    problems.add(line, 'a range of OpenClaw versions such as `>=2026.8.1` or `>=2026.5.1 <2026.8.1`', `\`${written}\``);
  }
  return range?.text ?? '*';
}

interface Lines {
  readonly text: string;
  /** Line in the file on which the first line of the text stands. */
  readonly line: number;
}

function readBlocks(field: Field, problems: Problems): readonly [Lines | null, Lines | null] {
  let shown: Lines | null = null;
  let runs: Lines | null = null;
  for (const block of field.blocks) {
    if (block.type === 'code' && shown === null && runs === null) {
      shown = {text: block.value.trimEnd(), line: lineOf(block) + 1};
    } else if (isRungsRuns(block) && runs === null) {
      runs = {text: commandSpans(block.children).join('\n'), line: lineOf(block)};
    } else {
      problems.add(lineOf(block), 'one code block, then at most one line “Rungs runs `…`.”', nameOf(block));
    }
  }
  return [shown, runs];
}

function isRungsRuns(block: RootContent): block is RootContent & {type: 'paragraph'} {
  const first = block.type === 'paragraph' ? block.children[0] : undefined;
  return first?.type === 'text' && first.value.startsWith('Rungs runs ');
}

function commandSpans(phrases: readonly PhrasingContent[]): readonly string[] {
  return phrases.filter((phrase) => phrase.type === 'inlineCode').map((phrase) => phrase.value);
}

function readCommands(lines: Lines | null, kind: Variant['kind'], problems: Problems): readonly (readonly string[])[] {
  if (lines === null) {
    return [];
  }
  const commands: (readonly string[])[] = [];
  lines.text.split('\n').forEach((text, index) => {
    if (text.trim() === '' || text.trimStart().startsWith('#')) {
      return;
    }
    const split = splitCommand(text);
    if ('argv' in split) {
      commands.push(split.argv);
      checkReads(split.argv, kind, lines.line + index, problems);
    } else {
      problems.add(lines.line + index, 'a plain command without shell syntax, or a line “Rungs runs `…`.” with one', split.found);
    }
  });
  if (commands.length === 0) {
    problems.add(lines.line, 'a command', 'none');
  }
  return commands;
}

/** What is declared to only read is run without asking, so the known writers are refused here. */
function checkReads(argv: readonly string[], kind: Variant['kind'], line: number, problems: Problems): void {
  const known = argv[0] === 'openclaw' ? knownCommand(argv.slice(1)) : null;
  if (kind === 'reads' && known !== null && known.effect !== 'reads') {
    problems.add(line, 'a command that only reads', `\`${argv.join(' ')}\`, which ${known.says}`);
  }
}
