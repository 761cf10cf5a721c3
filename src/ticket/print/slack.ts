import type {Block, TicketLine} from '../blocks.ts';
import {tableText} from './table-text.ts';

/** As Slack's mrkdwn, in which a mention, a link or a channel needs `<`, and code ends at a backtick. */
export function slack(blocks: readonly Block[]): string {
  return blocks.length === 0 ? '' : `${blocks.flatMap(part).join('\n')}\n`;
}

function part(block: Block): string | readonly string[] {
  switch (block.is) {
    case 'heading':
      return `*${lineOf(block.line)}*`;
    case 'paragraph':
      return lineOf(block.line);
    case 'list':
      return block.items.map(({depth, line}) => `${'    '.repeat(depth)}${depth === 0 ? '•' : '◦'} ${lineOf(line)}`).join('\n');
    case 'table':
      return fenced(tableText(block));
    case 'code':
      return fenced(block.text);
    case 'fold':
      return [`*${lineOf(block.title)}*`, ...block.blocks.flatMap(part)];
  }
}

function lineOf({runs}: TicketLine): string {
  return runs.map(({is, text}) => (is === 'words' ? escaped(text) : `\`${code(text)}\``)).join('');
}

function fenced(text: string): string {
  return `\`\`\`\n${code(text)}\n\`\`\``;
}

/** Slack has no way to write a backtick within code. */
function code(text: string): string {
  return escaped(text).replaceAll('`', 'ˋ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
