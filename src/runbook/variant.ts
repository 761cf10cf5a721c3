import type {Code, RootContent} from 'mdast';
import type {Variant} from '../model/index.ts';
import {commandSpans, type Lines, readCommands} from './commands.ts';
import type {Field} from './fields.ts';
import {lineOf, nameOf, type Problems} from './problems.ts';
import {parseRange} from './range.ts';
import {underWords} from './under.ts';
import {phraseText} from './words.ts';

const kinds: Readonly<Record<string, Variant['kind']>> = {'only reads': 'reads', writes: 'writes', 'by hand': 'person'};

const form =
  '(any version, only reads):, with a range or a supervisor such as (`>=2026.8.1`, writes): or (any version under launchd, only reads):, and only reads, writes or by hand';

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
    ...(head.under === undefined ? {} : {under: head.under}),
    kind: head.kind,
    effect: head.effect,
    shown: shown?.text ?? head.effect ?? '',
    commands: head.kind === 'person' ? [] : readCommands(runs ?? shown, head.kind, problems),
  };
}

function readHead(field: Field, problems: Problems): Pick<Variant, 'versions' | 'under' | 'kind' | 'effect'> {
  const text = phraseText(field.rest, problems);
  const match = /^\((any version|`([^`]*)`)(?: ((?:under|in) [a-z ]+))?, ([a-z ]+)\)[:.](?: (.+))?$/.exec(text);
  const under = underWords.get(match?.[3] ?? '');
  const kind = kinds[match?.[4] ?? ''];
  if (match === null || kind === undefined || (match[3] !== undefined && under === undefined)) {
    problems.add(field.line, `**Run** ${form}`, text === '' ? 'nothing' : text.slice(0, 80));
    return {versions: '*', kind: 'writes', effect: text};
  }
  const effect = match[5] ?? null;
  if (kind === 'writes' && effect === null) {
    problems.add(field.line, 'a sentence behind “writes):” that says what the command changes', 'none');
  }
  return {versions: readVersions(match[2], field.line, problems), ...(under === undefined ? {} : {under}), kind, effect};
}

function readVersions(written: string | undefined, line: number, problems: Problems): string {
  const range = parseRange(written ?? '*');
  if (range === null) {
    problems.add(line, 'a range of OpenClaw versions such as `>=2026.8.1` or `>=2026.5.1 <2026.8.1`', `\`${written}\``);
  }
  return range?.text ?? '*';
}

function readBlocks(field: Field, problems: Problems): readonly [Lines | null, Lines | null] {
  let shown: Lines | null = null;
  let runs: Lines | null = null;
  for (const block of field.blocks) {
    if (block.type === 'code' && shown === null && runs === null) {
      shown = codeLines(block);
    } else if (isRungsRuns(block) && runs === null) {
      runs = {text: commandSpans(block.children, problems).join('\n'), line: lineOf(block), blockLine: lineOf(block)};
    } else {
      problems.add(lineOf(block), 'one code block, then at most one line “Rungs runs `…`.”', nameOf(block));
    }
  }
  return [shown, runs];
}

/** Fenced code begins under its fence, and may be open and empty at the end of the file; indented code begins where it stands. */
function codeLines(block: Code): Lines {
  const {start, end} = block.position ?? {start: {line: 1}, end: {line: 1}};
  const indented = block.value !== '' && end.line - start.line + 1 === block.value.split('\n').length;
  return {text: block.value.trimEnd(), line: indented ? start.line : start.line + 1, blockLine: start.line};
}

function isRungsRuns(block: RootContent): block is RootContent & {type: 'paragraph'} {
  const first = block.type === 'paragraph' ? block.children[0] : undefined;
  return first?.type === 'text' && first.value.startsWith('Rungs runs ');
}
