import type {Block, Run, TicketLine} from '../blocks.ts';
import {tableText} from './table-text.ts';

/** As CommonMark, in which every fold is a heading: what any tracker, pager and mail shows. */
export function markdown(blocks: readonly Block[]): string {
  return blocks.length === 0 ? '' : `${parts(blocks).join('\n\n')}\n`;
}

function parts(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(part);
}

function part(block: Block): string | readonly string[] {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${markdownLine(block.line)}`;
    case 'paragraph':
      return markdownLine(block.line);
    case 'list':
      return block.items.map(({depth, line}) => `${'  '.repeat(depth)}- ${markdownLine(line)}`).join('\n');
    case 'table':
      return fenced(tableText(block));
    case 'code':
      return fenced(block.text);
    case 'fold':
      return [`## ${markdownLine(block.title)}`, ...parts(block.blocks)];
  }
}

export function markdownLine({runs}: TicketLine): string {
  return runs.map(inline).join('');
}

/** Delimiters longer than any run of backticks inside, padded where a backtick would touch them. */
function inline({is, text}: Run): string {
  if (is === 'words') return text;
  const ticks = '`'.repeat(longestRun(text) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A fence around captured text, longer than any run of backticks inside. */
function fenced(text: string): string {
  const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${ticks}text\n${text}\n${ticks}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
