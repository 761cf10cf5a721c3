import type {Heading, Root, RootContent} from 'mdast';
import {fromMarkdown} from 'mdast-util-from-markdown';
import type {Code, Runbook, Rung} from '../model/index.ts';
import {withinBounds} from './bounds.ts';
import {collectProblems, lineOf, nameOf, type Problems} from './problems.ts';
import {readRung} from './rung.ts';
import {plainLines} from './text.ts';
import {blocksText, phraseText} from './words.ts';

export interface ParseOptions {
  /** Codes that a rung may name; absent = any well-formed code. */
  readonly codes?: ReadonlySet<Code>;
  /** Acts that a rung may name; absent = any well-formed name. */
  readonly acts?: ReadonlySet<string>;
}

/** A runbook, or every mistake in it as `file:line: expected …, found …`. */
export type Parsed = {readonly ok: true; readonly runbook: Runbook} | {readonly ok: false; readonly problems: readonly string[]};

export function parseRunbook(text: string, file: string, options: ParseOptions = {}): Parsed {
  const problems = collectProblems(file);
  const clean = plainLines(text, problems);
  withinBounds(clean, problems);
  if (problems.lines.length > 0) {
    return {ok: false, problems: problems.lines};
  }
  const runbook = readRunbook(fromMarkdown(clean), runbookName(file), options, problems);
  return problems.lines.length > 0 ? {ok: false, problems: problems.lines} : {ok: true, runbook};
}

function runbookName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/\.md$/, '');
}

function readRunbook(root: Root, name: string, known: ParseOptions, problems: Problems): Runbook {
  const [head, ...sections] = splitSections(root.children);
  const [first, ...intro] = head?.blocks ?? [];
  const title = readTitle(first, problems);
  const introText = blocksText(intro, problems);
  if (sections.length === 0) {
    problems.add(1, 'at least one rung under a heading such as `## 1. Status`', 'none');
  }
  sections.forEach((section, index) => checkNumber(section.heading, index + 1, problems));
  const rungs = sections.map((section) => readRung(section.heading, section.blocks, known, problems));
  checkIds(rungs, problems);
  return {name, title, intro: introText, rungs};
}

interface Section {
  readonly heading: Heading;
  readonly blocks: RootContent[];
}

/** What stands before the first `##`, then one section for each `##`. */
function splitSections(blocks: readonly RootContent[]): readonly [{readonly blocks: readonly RootContent[]}, ...Section[]] {
  const head: RootContent[] = [];
  const sections: Section[] = [];
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth === 2) {
      sections.push({heading: block, blocks: []});
    } else {
      (sections.at(-1)?.blocks ?? head).push(block);
    }
  }
  return [{blocks: head}, ...sections];
}

function readTitle(first: RootContent | undefined, problems: Problems): string {
  if (first?.type !== 'heading' || first.depth !== 1) {
    const found = first === undefined ? 'an empty file' : nameOf(first);
    problems.add(first === undefined ? 1 : lineOf(first), 'the title as the first line, `# Title`', found);
    return '';
  }
  const title = phraseText(first.children, problems);
  if (title === '') {
    problems.add(lineOf(first), 'words in the title', 'nothing');
  }
  return title;
}

function checkNumber(heading: Heading, number: number, problems: Problems): void {
  const title = phraseText(heading.children, problems);
  if (!title.startsWith(`${number}. `)) {
    problems.add(lineOf(heading), `a heading \`## ${number}. …\``, title === '' ? 'an empty heading' : `“${title.slice(0, 60)}”`);
  }
}

function checkIds(rungs: readonly Rung[], problems: Problems): void {
  const lines = new Map<string, number>();
  for (const rung of rungs) {
    const other = lines.get(rung.id);
    if (rung.id === '') {
      problems.add(rung.line, 'a heading with letters or digits, from which the name of the rung is made', `“${rung.title}”`);
    } else if (other !== undefined) {
      problems.add(rung.line, 'a heading that no other rung has', `the one of line ${other}, “${rung.title}”`);
    }
    lines.set(rung.id, other ?? rung.line);
  }
}
